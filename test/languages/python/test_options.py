"""What a user of Python meets: names, dicts, None, late-bound values, errors, subclasses."""

import json
import subprocess
import sys

import cdktf
import pytest
from cdktf import Fn, TerraformStack, TerraformVariable, Token
from cdktf_cdktf_provider_azurerm.provider import AzurermProvider
from cdktf_georeplicated_registry import (
    AgentPool,
    AgentPoolTier,
    CacheCredentials,
    CacheRuleOptions,
    EndpointProtocol,
    GeoReplicatedRegistry,
    NetworkAction,
    PrivateDns,
    PurgeFilter,
    ReplicaOptions,
    SharedScopeMap,
    Sku,
    TokenAction,
    TokenPermission,
    WebhookAction,
    ZoneRedundancy,
)

SUBNET = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/hub"
    "/providers/Microsoft.Network/virtualNetworks/hub/subnets/endpoints"
)
DOCKER_HUB = {
    "login_server": "docker.io",
    "username_secret_id": "https://contoso.vault.azure.net/secrets/user",
    "password_secret_id": "https://contoso.vault.azure.net/secrets/token",
    "key_vault_id": "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/hub"
    "/providers/Microsoft.KeyVault/vaults/contoso",
}


@pytest.fixture
def stack():
    stack = TerraformStack(cdktf.Testing.app(), "images")
    AzurermProvider(stack, "azurerm", features=[{}])
    return stack


def new_registry(stack, id="Registry", **options):
    named = {"registry_name": "contoso", "resource_group_name": "images", "home_region": "westus2"}
    return GeoReplicatedRegistry(stack, id, **{**named, **options})


def resources(registry, type):
    written = json.loads(cdktf.Testing.synth(TerraformStack.of(registry)))
    return list(written["resource"][type].values())


def attributes(registry):
    return resources(registry, "azurerm_container_registry")[0]


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


@pytest.mark.parametrize("options", [dict, CacheRuleOptions])
def test_a_dict_in_a_map_is_an_object(stack, options):
    hub = CacheCredentials.declared("Hub")
    registry = new_registry(
        stack,
        credential_sets={"Hub": DOCKER_HUB},
        cache_rules={
            "Library": options(source="docker.io/library/*", target="hub/*", credential_set=hub),
            "Kubernetes": None,
        },
    )
    assert registry.cached_image_uri("docker.io/library/nginx", "1.27") == "contoso.azurecr.io/hub/nginx:1.27"
    (rule,) = resources(registry, "azurerm_container_registry_cache_rule")
    assert ".Registry_CredentialSet-Hub_" in rule["credential_set_id"]


def test_what_a_call_returns_is_an_option_of_another(stack):
    registry = new_registry(stack)
    hub = registry.add_credential_set("Hub", **DOCKER_HUB)
    rule = registry.add_cache_rule("Grafana", source="docker.io/grafana/grafana", credential_set=hub)
    assert (rule.source, rule.target) == ("docker.io/grafana/grafana", "docker.io/grafana/grafana")
    assert rule.resource.name_input == "Grafana"
    readers = registry.add_scope_map("Readers", permissions=[TokenPermission.pull("products/*")])
    store = registry.add_token("Store42", scope_map=readers, passwords={})
    assert Token.is_unresolved(store.password1)
    (token,) = resources(registry, "azurerm_container_registry_token")
    assert ".Registry_ScopeMap-Readers_" in token["scope_map_id"]


@pytest.mark.parametrize("collection", [list, tuple])
def test_tokens(stack, collection):
    registry = new_registry(
        stack,
        scope_maps={
            "Machines": {
                "permissions": collection(
                    [TokenPermission.of("machines/*", collection([TokenAction.METADATA_READ, TokenAction.CONTENT_READ]))]
                )
            }
        },
        tokens={"Factory": {"scope_map": SharedScopeMap.declared("Machines"), "passwords": {"expiry1": None}}},
        token_pairs={"Stores": {"variable": "stores", "permissions": collection([TokenPermission.pull("shop")])}},
    )
    assert registry.scope_map("Machines").resource.actions_input == [
        "repositories/machines/*/content/read",
        "repositories/machines/*/metadata/read",
    ]
    assert registry.token_pair("Stores").variable.friendly_unique_id == "stores"
    assert len(resources(registry, "azurerm_container_registry_token")) == 3


def test_purge_tasks(stack):
    registry = new_registry(
        stack,
        purge_tasks={
            "PullRequests": {"schedule": "30 3 * * *", "filters": (PurgeFilter.of(".*", "pr-.*"),), "ago": "7d"}
        },
    )
    task = registry.add_purge_task(
        "OldBuilds",
        schedule="0 3 * * Sun",
        filters=[PurgeFilter.exact("ci/web")],
        keep=10,
        agent_pool=AgentPool.in_subnet("purge", SUBNET, tier=AgentPoolTier.S2, instance_count=2),
    )
    assert registry.purge_task("PullRequests").command == "acr purge --filter '.*:^pr-.*$$' --ago 7d"
    assert (task.agent_pool_resource.tier_input, task.agent_pool_resource.instance_count_input) == ("S2", 2)


def test_what_azapi_writes(stack):
    registry = new_registry(
        stack,
        replicas=[{"region": "eastus"}],
        azapi=True,
        regional_endpoints=True,
        endpoint_protocol=EndpointProtocol.IPV4_AND_IPV6,
    )
    assert registry.image_uri("web", "1.2", region="East US") == "contoso.eastus.geo.azurecr.io/web:1.2"
    assert {"regionalEndpoints": "Enabled", "endpointProtocol": "IPv4AndIPv6"} in [
        resource["body"]["properties"] for resource in resources(registry, "azapi_update_resource")
    ]


@pytest.mark.parametrize(
    "options, option",
    [
        ({"replicas": [{"region": "eastus", "zoneRedundancy": ZoneRedundancy.DISABLED}]}, "zoneRedundancy"),
        ({"replicas": [{"region": "eastus", "zone_redundant": True}]}, "zone_redundant"),
        ({"network": {"default_actoin": NetworkAction.DENY}}, "default_actoin"),
        ({"cache_rules": {"Kubernetes": {"source": "registry.k8s.io/*", "targett": "k8s/*"}}}, "targett"),
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
        ({"cache_rules": [{"source": "registry.k8s.io/*"}]}, "cache_rules"),
        ({"cache_rules": {"Hub": {"source": "docker.io/library/*", "credential_set": "Hub"}}}, "credential_set"),
        ({"tokens": {"Store": {"permissions": ["products/*"]}}}, "permissions"),
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


def test_an_error_of_a_call_names_it_as_it_is_called_in_typescript(stack):
    registry = new_registry(stack)
    with pytest.raises(RuntimeError) as error:
        registry.add_purge_task("OldBuilds", schedule="0 25 * * Sun", filters=[])
    assert [line.split("[")[-1] for line in str(error.value).splitlines()[1:]] == [
        "purgeSchedulesAreValid]",
        "purgeFiltersAreGiven]",
        "purgesAreLimited]",
    ]
    assert '- addPurgeTask("OldBuilds").schedule has "25" as hour, got "0 25 * * Sun"' in str(error.value)


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
