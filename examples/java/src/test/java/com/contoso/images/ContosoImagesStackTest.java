package com.contoso.images;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContosoImagesStackTest {
    /** What the same in TypeScript writes: npm run synth -- contoso-images. */
    private static final Path TYPESCRIPT = Path.of("../../cdktf.out/stacks/contoso-images/cdk.tf.json");

    @Test
    void writesTheTerraformOfTypeScript(@TempDir final Path folder) throws IOException {
        final App app = new App(AppConfig.builder().outdir(folder.toString()).build());
        new ContosoImagesStack(app, "contoso-images");
        app.synth();
        assertEquals(terraform(TYPESCRIPT), terraform(folder.resolve("stacks/contoso-images/cdk.tf.json")));
    }

    @Test
    void printsTheMistake() {
        final PrintStream out = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed));
        try {
            new ContosoImagesStack(new App(), "contoso-images");
        } finally {
            System.setOut(out);
        }
        // The trace of the JavaScript engine comes after it.
        assertEquals(
            """
            InvalidConstructError: GeoReplicatedRegistry at 'contoso-images/Registry' is not valid:
              - addReplica[1].region is not an Azure region, got "westeurop": did you mean "westeurope"? [regionsExist]
            """,
            printed.toString().split("(?<=\n)@jsii")[0]);
    }

    private static JsonNode terraform(final Path file) throws IOException {
        final JsonNode contents = new ObjectMapper().readTree(file.toFile());
        // The path of the state is that of the folder where it ran.
        ((ObjectNode) contents.get("terraform")).remove("backend");
        return contents;
    }
}
