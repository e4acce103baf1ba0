// The images of Contoso with webhooks, private link and grants.
package main

import (
	"fmt"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	registry "github.com/cdktf-georeplicated-registry/cdktf-georeplicated-registry-go/georeplicatedregistry"
	"github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14/provider"
	"github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14/resourcegroup"
	"github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14/subnet"
	"github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14/userassignedidentity"
	"github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14/virtualnetwork"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func NewContosoImagesStack(scope constructs.Construct, id string) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, &id)
	provider.NewAzurermProvider(stack, jsii.String("azurerm"), &provider.AzurermProviderConfig{
		Features: &[]*provider.AzurermProviderFeatures{{}},
	})
	group := resourcegroup.NewResourceGroup(stack, jsii.String("Group"), &resourcegroup.ResourceGroupConfig{
		Name:     jsii.String("contoso-images"),
		Location: registry.AzureRegion_WEST_US_2(),
	})
	network := virtualnetwork.NewVirtualNetwork(stack, jsii.String("Network"), &virtualnetwork.VirtualNetworkConfig{
		Name:              jsii.String("hub"),
		ResourceGroupName: group.Name(),
		Location:          group.Location(),
		AddressSpace:      jsii.Strings("10.4.0.0/16"),
	})
	endpoints := subnet.NewSubnet(stack, jsii.String("Endpoints"), &subnet.SubnetConfig{
		Name:               jsii.String("endpoints"),
		ResourceGroupName:  group.Name(),
		VirtualNetworkName: network.Name(),
		AddressPrefixes:    jsii.Strings("10.4.2.0/27"),
	})
	token := cdktf.NewTerraformVariable(stack, jsii.String("pipeline_token"), &cdktf.TerraformVariableConfig{
		Type:      jsii.String("string"),
		Sensitive: jsii.Bool(true),
	})

	images := registry.NewGeoReplicatedRegistry(stack, jsii.String("Registry"), &registry.GeoReplicatedRegistryProps{
		RegistryName:      jsii.String("contoso"),
		ResourceGroupName: group.Name(),
		HomeRegion:        registry.AzureRegion_WEST_US_2(),
		Replicas: &[]*registry.ReplicaOptions{
			{Region: jsii.String("East US")},
			{Region: jsii.String("Canada Central"), GlobalEndpointRouting: jsii.Bool(false)},
		},
		Tags: &map[string]*string{"team": jsii.String("platform")},
		Webhooks: &[]*registry.WebhookOptions{{
			Name:          jsii.String("deploy"),
			ServiceUri:    jsii.String("https://pipeline.contoso.com/arrived"),
			Actions:       &[]registry.WebhookAction{registry.WebhookAction_PUSH},
			CustomHeaders: &map[string]*string{"Authorization": jsii.String("Bearer " + *token.StringValue())},
		}},
		PrivateLink: &registry.PrivateLinkOptions{
			Endpoints: &[]*registry.PrivateEndpointOptions{{
				SubnetId:     endpoints.Id(),
				Dns:          registry.PrivateDns_NewZone(network.Id(), nil),
				SubnetPrefix: jsii.String("10.4.2.0/27"),
			}},
		},
		Deployer: registry.Deployer_WithRoles(
			registry.DeployerRole_BuiltIn(jsii.String("Contributor")),
			registry.DeployerRole_BuiltIn(jsii.String("Role Based Access Control Administrator")),
		),
		Acknowledge: &map[string]*string{
			"replicasAreInRotation": jsii.String("Canada holds the images until its clusters are there"),
		},
	})
	images.AddReplica(&registry.ReplicaOptions{
		Region: registry.AzureRegion_WEST_EUROPE(),
		Tags:   &map[string]*string{"data": jsii.String("eu")},
	})
	images.AddWebhook(&registry.WebhookOptions{
		Name:       jsii.String("audit"),
		ServiceUri: jsii.String("https://audit.contoso.com/images"),
		Actions:    &[]registry.WebhookAction{registry.WebhookAction_DELETE},
		Regions:    jsii.Strings("West Europe"),
	})

	kubelet := userassignedidentity.NewUserAssignedIdentity(stack, jsii.String("Kubelet"), &userassignedidentity.UserAssignedIdentityConfig{
		Name:              jsii.String("aks-east"),
		ResourceGroupName: group.Name(),
		Location:          group.Location(),
	})
	images.GrantPull(jsii.String("AksEast"), kubelet.PrincipalId(), &registry.GrantOptions{
		PrincipalType: registry.PrincipalType_SERVICE_PRINCIPAL,
	})
	images.GrantPush(jsii.String("Pipeline"), jsii.String("11111111-2222-3333-4444-555555555555"), nil)

	// contoso.azurecr.io/public/products/web:1.2
	cdktf.NewTerraformOutput(stack, jsii.String("image"), &cdktf.TerraformOutputConfig{
		Value: images.ImageUri(jsii.String("public/products/web"), jsii.String("1.2"), nil),
	})

	// A mistake: nothing of it is in the Terraform.
	if err := addReplica(images, "westeurop"); err != nil {
		fmt.Println(err)
	}
	return stack
}

// An error of the library is a panic in Go.
func addReplica(images registry.GeoReplicatedRegistry, region string) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
	}()
	images.AddReplica(&registry.ReplicaOptions{Region: &region})
	return nil
}

func main() {
	app := cdktf.NewApp(nil)
	NewContosoImagesStack(app, "contoso-images")
	app.Synth()
}
