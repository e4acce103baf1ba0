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

class ContosoImagesTest {
    /** What the same examples in TypeScript write: npm run synth -- minimal. */
    private static final Path TYPESCRIPT = Path.of("../../cdktf.out");

    @TempDir
    private Path folder;

    @Test
    void minimalWritesTheTerraformOfTypeScript() throws IOException {
        final App app = newApp();
        new Minimal(app, "minimal");
        assertTerraformOfTypeScript(app, "minimal");
    }

    @Test
    void contosoImagesWritesTheTerraformOfTypeScript() throws IOException {
        final App app = newApp();
        new ContosoImages(app, "contoso-images");
        assertTerraformOfTypeScript(app, "contoso-images");
    }

    @Test
    void printsTheMistake() {
        final PrintStream out = System.out;
        final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed));
        try {
            new ContosoImages(newApp(), "contoso-images");
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

    private App newApp() {
        return new App(AppConfig.builder().outdir(folder.toString()).build());
    }

    private void assertTerraformOfTypeScript(final App app, final String stack) throws IOException {
        app.synth();
        final Path file = Path.of("stacks", stack, "cdk.tf.json");
        assertEquals(terraform(TYPESCRIPT.resolve(file)), terraform(folder.resolve(file)));
    }

    private static JsonNode terraform(final Path file) throws IOException {
        final JsonNode contents = new ObjectMapper().readTree(file.toFile());
        // The path of the state is that of the folder where it ran.
        ((ObjectNode) contents.get("terraform")).remove("backend");
        return contents;
    }
}
