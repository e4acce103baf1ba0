// Package typescript has what the same examples in TypeScript write: npm run synth -- minimal.
package typescript

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

// Compare fails the test unless the stack that make adds to an app has the Terraform of the example of that name.
func Compare(t *testing.T, example string, make func(app cdktf.App, id string)) {
	folder := t.TempDir()
	app := cdktf.NewApp(&cdktf.AppConfig{Outdir: &folder})
	make(app, example)
	app.Synth()
	file := filepath.Join("stacks", example, "cdk.tf.json")
	written := terraform(t, filepath.Join(folder, file))
	if expected := terraform(t, filepath.Join("../../../cdktf.out", file)); !reflect.DeepEqual(written, expected) {
		t.Errorf("wrote\n%s\ninstead of\n%s", indented(t, written), indented(t, expected))
	}
}

func terraform(t *testing.T, file string) (contents map[string]any) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &contents); err != nil {
		t.Fatal(err)
	}
	// The path of the state is that of the folder where it ran.
	delete(contents["terraform"].(map[string]any), "backend")
	return contents
}

func indented(t *testing.T, contents map[string]any) string {
	text, err := json.MarshalIndent(contents, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
