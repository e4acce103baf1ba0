"""The images of Contoso with webhooks, private link and grants."""

from cdktf import App, TerraformOutput, TerraformStack, TerraformVariable
from cdktf_cdktf_provider_azurerm.provider import AzurermProvider
from cdktf_cdktf_provider_azurerm.resource_group import ResourceGroup
from cdktf_cdktf_provider_azurerm.subnet import Subnet
from cdktf_cdktf_provider_azurerm.user_assigned_identity import UserAssignedIdentity
from cdktf_cdktf_provider_azurerm.virtual_network import VirtualNetwork
from cdktf_georeplicated_registry import (
    AzureRegion,
    Deployer,
    DeployerRole,
    GeoReplicatedRegistry,
    PrincipalType,
    PrivateDns,
    WebhookAction,
)
from constructs import Construct


class ContosoImagesStack(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        AzurermProvider(self, "azurerm", features=[{}])
        group = ResourceGroup(self, "Group", name="contoso-images", location=AzureRegion.WEST_US_2)
        network = VirtualNetwork(
            self,
            "Network",
            name="hub",
            resource_group_name=group.name,
            location=group.location,
            address_space=["10.4.0.0/16"],
        )
        endpoints = Subnet(
            self,
            "Endpoints",
            name="endpoints",
            resource_group_name=group.name,
            virtual_network_name=network.name,
            address_prefixes=["10.4.2.0/27"],
        )
        token = TerraformVariable(self, "pipeline_token", type="string", sensitive=True)

        registry = GeoReplicatedRegistry(
            self,
            "Registry",
            registry_name="contoso",
            resource_group_name=group.name,
            home_region=AzureRegion.WEST_US_2,
            replicas=[{"region": "East US"}, {"region": "Canada Central", "global_endpoint_routing": False}],
            tags={"team": "platform"},
            webhooks=[
                {
                    "name": "deploy",
                    "service_uri": "https://pipeline.contoso.com/arrived",
                    "actions": [WebhookAction.PUSH],
                    "custom_headers": {"Authorization": f"Bearer {token.string_value}"},
                }
            ],
            private_link={
                "endpoints": [
                    {
                        "subnet_id": endpoints.id,
                        "dns": PrivateDns.new_zone(network.id),
                        "subnet_prefix": "10.4.2.0/27",
                    }
                ]
            },
            deployer=Deployer.with_roles(
                DeployerRole.built_in("Contributor"),
                DeployerRole.built_in("Role Based Access Control Administrator"),
            ),
            acknowledge={"replicasAreInRotation": "Canada holds the images until its clusters are there"},
        )
        registry.add_replica(region=AzureRegion.WEST_EUROPE, tags={"data": "eu"})
        registry.add_webhook(
            name="audit",
            service_uri="https://audit.contoso.com/images",
            actions=[WebhookAction.DELETE],
            regions=["West Europe"],
        )

        kubelet = UserAssignedIdentity(
            self, "Kubelet", name="aks-east", resource_group_name=group.name, location=group.location
        )
        registry.grant_pull("AksEast", kubelet.principal_id, principal_type=PrincipalType.SERVICE_PRINCIPAL)
        registry.grant_push("Pipeline", "11111111-2222-3333-4444-555555555555")

        # contoso.azurecr.io/public/products/web:1.2
        TerraformOutput(self, "image", value=registry.image_uri("public/products/web", "1.2"))

        # A mistake: nothing of it is in the Terraform.
        try:
            registry.add_replica(region="westeurop")
        except RuntimeError as error:
            print(error)


if __name__ == "__main__":
    app = App()
    ContosoImagesStack(app, "contoso-images")
    app.synth()
