"""What a user of Python meets: names, dicts, None, late-bound values, errors, subclasses."""

import json
import subprocess
import sys

import cdktf
import pytest
from cdktf import Fn, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_azurerm.provider import AzurermProvider
from cdktf_georeplicated_registry import (
    GeoReplicatedRegistry,
    NetworkAction,
    PrivateDns,
    ReplicaOptions,
    Sku,
    WebhookAction,
    ZoneRedundancy,
)

SUBNET = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/hub"
    "/providers/Microsoft.Network/virtualNetworks/hub/subnets/endpoints"
)


@pytest.fixture
def stack():
    stack = TerraformStack(cdktf.Testing.app(), "images")
    AzurermProvider(stack, "azurerm", features=[{}])
    return stack


def new_registry(stack, id="Registry", **options):
    named = {"registry_name": "contoso", "resource_group_name": "images", "home_region": "westus2"}
    return GeoReplicatedRegistry(stack, id, **{**named, **options})


def attributes(registry):
    written = json.loads(cdktf.Testing.synth(TerraformStack.of(registry)))
    return next(iter(written["resource"]["azurerm_container_registry"].values()))


@pytest.mark.parametrize(
    "replica",
    [
        {"region": "eastus", "zone_redundancy": ZoneRedundancy.DISABLED, "global_endpoint_routing": False},
        ReplicaOptions(region="eastus", zone_redundancy=ZoneRedundancy.DISABLED, global_endpoint_routing=False),
    ],
)
@pytest.mark.parametrize("collection", [list, tuple])
def test_a_dict_in_a_list_is_an_object(stack, replica, collection):
    assert attributes(new_registry(stack, replicas=collection([replica])))["georeplications"] == [
        {"location": "eastus", "regional_endpoint_enabled": False, "zone_redundancy_enabled": False}
    ]


def test_a_dict_in_a_list_in_a_dict_is_an_object(stack):
    endpoint = {"subnet_id": SUBNET, "dns": PrivateDns.external(), "network_interface_name": "nic-images"}
    registry = new_registry(stack, private_link={"endpoints": [endpoint]})
    assert registry.private_endpoints[0].resource.custom_network_interface_name_input == "nic-images"


@pytest.mark.parametrize(
    "options, option",
    [
        ({"replicas": [{"region": "eastus", "zoneRedundancy": ZoneRedundancy.DISABLED}]}, "zoneRedundancy"),
        ({"replicas": [{"region": "eastus", "zone_redundant": True}]}, "zone_redundant"),
        ({"network": {"default_actoin": NetworkAction.DENY}}, "default_actoin"),
        ({"regionz": []}, "regionz"),
    ],
)
def test_an_option_that_does_not_exist_is_an_error(stack, options, option):
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{option}'"):
        new_registry(stack, **options)


@pytest.mark.parametrize(
    "options, option",
    [
        ({"registry_name": 5}, "registry_name"),
        ({"sku": "Premium"}, "sku"),
        ({"replicas": "eastus"}, "replicas"),
        ({"replicas": ["eastus"]}, "replicas"),
        ({"replicas": [None]}, "replicas"),
        ({"replicas": [{"region": "eastus", "zone_redundancy": "Disabled"}]}, "zone_redundancy"),
    ],
)
def test_a_value_of_another_type_is_an_error_that_names_the_argument(stack, options, option):
    with pytest.raises(TypeError, match=f"type of argument {option} must be"):
        new_registry(stack, **options)


def test_a_choice_is_found_by_its_name(stack):
    assert attributes(new_registry(stack, sku=Sku["STANDARD"]))["sku"] == "Standard"


def test_none_counts_as_left_out(stack):
    new_registry(stack, "Without", registry_name="without")
    registry = new_registry(
        stack,
        tags={"team": "platform", "owner": None},
        network=None,
        replicas=[{"region": "eastus", "tags": None}],
        timeouts={"create": "90m", "update": None},
    )
    assert attributes(registry)["tags"] == {"team": "platform"}
    assert attributes(registry)["timeouts"]["create"] == "90m"


def test_late_bound_text_numbers_and_maps_are_taken(stack):
    text = TerraformVariable(stack, "text", type="string")
    number = TerraformVariable(stack, "number", type="number")
    registry = new_registry(
        stack,
        registry_name=text.string_value,
        untagged_retention_days=number.number_value,
        tags=Token.as_string_map(Fn.merge([{"team": "platform"}, {"data": "eu"}])),
    )
    written = attributes(registry)
    assert (written["name"], written["retention_policy_in_days"]) == ("${var.text}", "${var.number}")
    assert written["tags"] == '${merge({"team" = "platform"}, {"data" = "eu"})}'


def test_a_late_bound_switch_is_set_on_the_resource(stack):
    switch = TerraformVariable(stack, "switch", type="bool")
    with pytest.raises(TypeError, match="type of argument admin_user must be"):
        new_registry(stack, "Refused", admin_user=switch.boolean_value)
    registry = new_registry(stack)
    registry.resource.admin_enabled = switch.boolean_value
    registry.add_replica(region="eastus")
    assert attributes(registry)["admin_enabled"] == "${var.switch}"


def test_an_error_has_the_text_of_the_library_and_leaves_nothing(stack):
    with pytest.raises(RuntimeError) as error:
        new_registry(stack, replicas=[{"region": "West US 2"}, {"region": "eastus"}, {"region": "East US"}])
    assert str(error.value) == "\n".join(
        [
            "GeoReplicatedRegistry at 'images/Registry' is not valid:",
            '  - replicas[0] is the home region, got "West US 2": leave it out, the home region is always served'
            " [replicasAreAwayFromHome]",
            '  - replicas[2] repeats replicas[1], got "East US": list each region once [replicasAreDistinct]',
        ]
    )
    assert new_registry(stack, replicas=[{"region": "eastus"}]).regions == ["westus2", "eastus"]


def test_warnings_and_their_acknowledgement(stack):
    assert [line.split("[")[-1] for line in new_registry(stack).warnings] == ["registryIsReplicated]"]
    reason = {"registryIsReplicated": "a sandbox"}
    assert new_registry(stack, "Sandbox", registry_name="sandbox", acknowledge=reason).warnings == []


class ContosoRegistry(GeoReplicatedRegistry):
    """What Contoso has everywhere: two replicas, and its own name for images."""

    def __init__(self, scope, id, *, team, **options):
        super().__init__(scope, id, tags={"team": team}, **options)
        self.team = team
        self.add_replica(region="eastus")
        self.add_replica(region="westeurope")

    @property
    def login_server(self):
        return "images.contoso.com"


def test_a_subclass_is_a_registry(stack):
    registry = ContosoRegistry(
        stack, "Registry", team="web", registry_name="contoso", resource_group_name="images", home_region="westus2"
    )
    assert GeoReplicatedRegistry.is_geo_replicated_registry(registry)
    assert (registry.team, registry.regions) == ("web", ["westus2", "eastus", "westeurope"])
    assert registry.image_uri("shop", "1.2") == "images.contoso.com/shop:1.2"
    assert stack.node.find_child("Registry") is registry
    assert [replica["location"] for replica in attributes(registry)["georeplications"]] == ["eastus", "westeurope"]


def test_what_calls_return_has_the_classes_of_the_provider(stack):
    registry = new_registry(stack, replicas=[{"region": "eastus"}])
    webhook = registry.add_webhook(name="deploy", service_uri="https://example.com/", actions=[WebhookAction.PUSH])
    assert type(webhook.resource("East US")).__name__ == "ContainerRegistryWebhook"
    assert webhook.resource("westeurope") is None


def test_an_existing_registry(stack):
    registry = GeoReplicatedRegistry.from_registry_name(
        stack,
        "Existing",
        registry_name="contoso",
        resource_group_name="images",
        home_region="westus2",
        replica_regions=["eastus"],
        data_endpoints=True,
        login_server="contoso.azurecr.io",
    )
    registry.grant_pull("Aks", "11111111-2222-3333-4444-555555555555")
    assert registry.data_endpoints == ["contoso.westus2.data.azurecr.io", "contoso.eastus.data.azurecr.io"]
    assert not GeoReplicatedRegistry.is_geo_replicated_registry(registry)


def test_of_azurerm_only_the_modules_in_use_can_be_loaded():
    program = """
import few_modules
import sys
from cdktf import App
from main import ContosoImagesStack
ContosoImagesStack(App(), "contoso-images")
print(sum(name.startswith("cdktf_cdktf_provider_azurerm.") for name in sys.modules))
"""
    printed = subprocess.run([sys.executable, "-B", "-c", program], check=True, capture_output=True, text=True).stdout
    assert int(printed.splitlines()[-1]) < 50
