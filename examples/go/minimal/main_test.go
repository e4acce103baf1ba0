package main

import (
	"testing"

	"github.com/contoso/images/typescript"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func TestWritesTheTerraformOfTypeScript(t *testing.T) {
	typescript.Compare(t, "minimal", func(app cdktf.App, id string) { NewMinimalStack(app, id) })
}
