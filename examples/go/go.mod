module github.com/contoso/images

go 1.25

require (
	github.com/aws/constructs-go/constructs/v10 v10.4.2
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdktf-georeplicated-registry/cdktf-georeplicated-registry-go/georeplicatedregistry v0.1.0
	github.com/cdktf/cdktf-provider-azurerm-go/azurerm/v14 v14.23.1
	github.com/hashicorp/terraform-cdk-go/cdktf v0.21.0
)
