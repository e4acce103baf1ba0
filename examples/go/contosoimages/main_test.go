package main

import (
	"testing"

	"github.com/aws/jsii-runtime-go"
	registry "github.com/cdktf-georeplicated-registry/cdktf-georeplicated-registry-go/georeplicatedregistry"
	"github.com/contoso/images/typescript"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func TestWritesTheTerraformOfTypeScript(t *testing.T) {
	typescript.Compare(t, "contoso-images", func(app cdktf.App, id string) { NewContosoImagesStack(app, id) })
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
