package com.contoso.images;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.azurerm.provider.AzurermProvider;
import com.hashicorp.cdktf.providers.azurerm.provider.AzurermProviderFeatures;
import com.hashicorp.cdktf.providers.azurerm.resource_group.ResourceGroup;
import io.github.cdktfgeoreplicatedregistry.GeoReplicatedRegistry;
import io.github.cdktfgeoreplicatedregistry.ReplicaOptions;
import java.util.List;
import software.constructs.Construct;

/** One registry that serves images from three regions: the smallest program. */
public class Minimal extends TerraformStack {
    public Minimal(final Construct scope, final String id) {
        super(scope, id);
        AzurermProvider.Builder.create(this, "azurerm")
            .features(List.of(AzurermProviderFeatures.builder().build()))
            .build();
        final ResourceGroup group = ResourceGroup.Builder.create(this, "Group")
            .name("images")
            .location("North Europe")
            .build();

        GeoReplicatedRegistry.Builder.create(this, "Registry")
            .registryName("imagesofexample")
            .resourceGroupName(group.getName())
            .homeRegion("North Europe")
            .replicas(List.of(
                ReplicaOptions.builder().region("West Europe").build(),
                ReplicaOptions.builder().region("UK South").build()))
            .build();
    }

    public static void main(final String[] args) {
        final App app = new App();
        new Minimal(app, "minimal");
        app.synth();
    }
}
