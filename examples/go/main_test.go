package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/aws/jsii-runtime-go"
	registry "github.com/cdktf-georeplicated-registry/cdktf-georeplicated-registry-go/georeplicatedregistry"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

// What the same in TypeScript writes: npm run synth -- contoso-images
const typescript = "../../cdktf.out/stacks/contoso-images/cdk.tf.json"

func TestWritesTheTerraformOfTypeScript(t *testing.T) {
	folder := t.TempDir()
	app := cdktf.NewApp(&cdktf.AppConfig{Outdir: &folder})
	NewContosoImagesStack(app, "contoso-images")
	app.Synth()
	written := terraform(t, filepath.Join(folder, "stacks/contoso-images/cdk.tf.json"))
	if expected := terraform(t, typescript); !reflect.DeepEqual(written, expected) {
		t.Errorf("wrote\n%s\ninstead of\n%s", indented(t, written), indented(t, expected))
	}
}

func TestReturnsTheMistake(t *testing.T) {
	stack := cdktf.NewTerraformStack(cdktf.NewApp(nil), jsii.String("images"))
	images := registry.NewGeoReplicatedRegistry(stack, jsii.String("Registry"), &registry.GeoReplicatedRegistryProps{
		RegistryName:      jsii.String("contoso"),
		ResourceGroupName: jsii.String("images"),
		HomeRegion:        jsii.String("westus2"),
	})
	const expected = `InvalidConstructError: GeoReplicatedRegistry at 'images/Registry' is not valid:
  - addReplica[0].region is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]`
	if err := addReplica(images, "westeurop"); err == nil || err.Error() != expected {
		t.Errorf("got %v", err)
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
