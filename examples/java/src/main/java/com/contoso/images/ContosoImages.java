package com.contoso.images;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.TerraformVariable;
import com.hashicorp.cdktf.providers.azurerm.provider.AzurermProvider;
import com.hashicorp.cdktf.providers.azurerm.provider.AzurermProviderFeatures;
import com.hashicorp.cdktf.providers.azurerm.resource_group.ResourceGroup;
import com.hashicorp.cdktf.providers.azurerm.subnet.Subnet;
import com.hashicorp.cdktf.providers.azurerm.user_assigned_identity.UserAssignedIdentity;
import com.hashicorp.cdktf.providers.azurerm.virtual_network.VirtualNetwork;
import io.github.cdktfgeoreplicatedregistry.AzureRegion;
import io.github.cdktfgeoreplicatedregistry.Deployer;
import io.github.cdktfgeoreplicatedregistry.DeployerRole;
import io.github.cdktfgeoreplicatedregistry.GeoReplicatedRegistry;
import io.github.cdktfgeoreplicatedregistry.GrantOptions;
import io.github.cdktfgeoreplicatedregistry.PrincipalType;
import io.github.cdktfgeoreplicatedregistry.PrivateDns;
import io.github.cdktfgeoreplicatedregistry.PrivateEndpointOptions;
import io.github.cdktfgeoreplicatedregistry.PrivateLinkOptions;
import io.github.cdktfgeoreplicatedregistry.ReplicaOptions;
import io.github.cdktfgeoreplicatedregistry.WebhookAction;
import io.github.cdktfgeoreplicatedregistry.WebhookOptions;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The images of Contoso with webhooks, private link and grants. */
public class ContosoImages extends TerraformStack {
    public ContosoImages(final Construct scope, final String id) {
        super(scope, id);
        AzurermProvider.Builder.create(this, "azurerm")
            .features(List.of(AzurermProviderFeatures.builder().build()))
            .build();
        final ResourceGroup group = ResourceGroup.Builder.create(this, "Group")
            .name("contoso-images")
            .location(AzureRegion.WEST_US_2)
            .build();
        final VirtualNetwork network = VirtualNetwork.Builder.create(this, "Network")
            .name("hub")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .addressSpace(List.of("10.4.0.0/16"))
            .build();
        final Subnet endpoints = Subnet.Builder.create(this, "Endpoints")
            .name("endpoints")
            .resourceGroupName(group.getName())
            .virtualNetworkName(network.getName())
            .addressPrefixes(List.of("10.4.2.0/27"))
            .build();
        final TerraformVariable token = TerraformVariable.Builder.create(this, "pipeline_token")
            .type("string")
            .sensitive(true)
            .build();

        final GeoReplicatedRegistry registry = GeoReplicatedRegistry.Builder.create(this, "Registry")
            .registryName("contoso")
            .resourceGroupName(group.getName())
            .homeRegion(AzureRegion.WEST_US_2)
            .replicas(List.of(
                ReplicaOptions.builder().region("East US").build(),
                ReplicaOptions.builder().region("Canada Central").globalEndpointRouting(false).build()))
            .tags(Map.of("team", "platform"))
            .webhooks(List.of(WebhookOptions.builder()
                .name("deploy")
                .serviceUri("https://pipeline.contoso.com/arrived")
                .actions(List.of(WebhookAction.PUSH))
                .customHeaders(Map.of("Authorization", "Bearer " + token.getStringValue()))
                .build()))
            .privateLink(PrivateLinkOptions.builder()
                .endpoints(List.of(PrivateEndpointOptions.builder()
                    .subnetId(endpoints.getId())
                    .dns(PrivateDns.newZone(network.getId()))
                    .subnetPrefix("10.4.2.0/27")
                    .build()))
                .build())
            .deployer(Deployer.withRoles(
                DeployerRole.builtIn("Contributor"),
                DeployerRole.builtIn("Role Based Access Control Administrator")))
            .acknowledge(Map.of(
                "replicasAreInRotation", "Canada holds the images until its clusters are there"))
            .build();
        registry.addReplica(ReplicaOptions.builder()
            .region(AzureRegion.WEST_EUROPE)
            .tags(Map.of("data", "eu"))
            .build());
        registry.addWebhook(WebhookOptions.builder()
            .name("audit")
            .serviceUri("https://audit.contoso.com/images")
            .actions(List.of(WebhookAction.DELETE))
            .regions(List.of("West Europe"))
            .build());

        final UserAssignedIdentity kubelet = UserAssignedIdentity.Builder.create(this, "Kubelet")
            .name("aks-east")
            .resourceGroupName(group.getName())
            .location(group.getLocation())
            .build();
        registry.grantPull("AksEast", kubelet.getPrincipalId(), GrantOptions.builder()
            .principalType(PrincipalType.SERVICE_PRINCIPAL)
            .build());
        registry.grantPush("Pipeline", "11111111-2222-3333-4444-555555555555");

        // contoso.azurecr.io/public/products/web:1.2
        TerraformOutput.Builder.create(this, "image").value(registry.imageUri("public/products/web", "1.2")).build();

        // A mistake: nothing of it is in the Terraform.
        try {
            registry.addReplica(ReplicaOptions.builder().region("westeurop").build());
        } catch (final RuntimeException error) {
            System.out.println(error.getMessage());
        }
    }

    public static void main(final String[] args) {
        final App app = new App();
        new ContosoImages(app, "contoso-images");
        app.synth();
    }
}
