// One registry that serves images from three regions: the smallest program.
package main

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	registry "github.com/cdktf-georeplicated-registry/cdktf-georeplicated-registry-go/georeplicatedregistry"
	"github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14/provider"
	"github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14/resourcegroup"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func NewMinimalStack(scope constructs.Construct, id string) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, &id)
	provider.NewAzurermProvider(stack, jsii.String("azurerm"), &provider.AzurermProviderConfig{
		Features: &[]*provider.AzurermProviderFeatures{{}},
	})
	group := resourcegroup.NewResourceGroup(stack, jsii.String("Group"), &resourcegroup.ResourceGroupConfig{
		Name:     jsii.String("images"),
		Location: jsii.String("North Europe"),
	})

	registry.NewGeoReplicatedRegistry(stack, jsii.String("Registry"), &registry.GeoReplicatedRegistryProps{
		RegistryName:      jsii.String("imagesofexample"),
		ResourceGroupName: group.Name(),
		HomeRegion:        jsii.String("North Europe"),
		Replicas: &[]*registry.ReplicaOptions{
			{Region: jsii.String("West Europe")},
			{Region: jsii.String("UK South")},
		},
	})
	return stack
}

func main() {
	app := cdktf.NewApp(nil)
	NewMinimalStack(app, "minimal")
	app.Synth()
}
