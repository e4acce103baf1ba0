"""One registry that serves images from three regions: the smallest program."""

from cdktf import App, TerraformStack
from cdktf_cdktf_provider_azurerm.provider import AzurermProvider
from cdktf_cdktf_provider_azurerm.resource_group import ResourceGroup
from cdktf_georeplicated_registry import GeoReplicatedRegistry
from constructs import Construct


class MinimalStack(TerraformStack):
    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)
        AzurermProvider(self, "azurerm", features=[{}])
        group = ResourceGroup(self, "Group", name="images", location="North Europe")

        GeoReplicatedRegistry(
            self,
            "Registry",
            registry_name="imagesofexample",
            resource_group_name=group.name,
            home_region="North Europe",
            replicas=[{"region": "West Europe"}, {"region": "UK South"}],
        )


if __name__ == "__main__":
    app = App()
    MinimalStack(app, "minimal")
    app.synth()
