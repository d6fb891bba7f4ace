package dev.wirefold.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.PublicSchemas;
import dev.wirefold.contract.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

/**
 * The document of the public topics. {@code -Dwirefold.node.modules} names the directory that has ajv and @asyncapi/specs for
 * Node.
 */
class AsyncApiTest {
    private static final String MODULES = System.getProperty("wirefold.node.modules", "");
    private static final String VALIDATOR = """
            const Ajv = require('ajv');
            const ajv = new Ajv({ meta: false, validateSchema: false, strict: false, validateFormats: false });
            const validate = ajv.compile(require('@asyncapi/specs/schemas/3.0.0.json'));
            const valid = validate(JSON.parse(require('fs').readFileSync(0)));
            console.log(valid ? 'valid' : JSON.stringify(validate.errors));
            """;

    private final JsonNode document = printed();

    private static JsonNode printed() {
        try {
            return new ObjectMapper()
                    .readTree(CommandRun.of("schemas", "--asyncapi").out());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyPublicTopicIsAChannelWithTheSchemaOfItsValues() {
        var topics = new Topics("");
        List<String> expected = new ArrayList<>(topics.outputs());
        expected.add(topics.articles());
        expected.add(topics.overrides());

        assertThat(document.get("channels").findValuesAsText("address")).containsExactlyInAnyOrderElementsOf(expected);
        JsonNode messages = document.at("/components/messages");
        assertThat(messages).hasSameSizeAs(PublicSchemas.current());
        PublicSchemas.current().forEach(schema -> {
            JsonNode text = messages.get(schema.name()).at("/payload/schema");
            assertThat(SchemaNormalization.parsingFingerprint64(new Schema.Parser().parse(text.toString())))
                    .isEqualTo(SchemaNormalization.parsingFingerprint64(schema.schema()));
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(10).allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void itIsByTheSchemaOfAsyncApi() throws Exception {
        assumeTrue(!MODULES.isEmpty(), "skipped: -Dwirefold.node.modules names no ajv and @asyncapi/specs for Node");
        ObjectNode wrong = document.deepCopy();
        ((ObjectNode) wrong.at("/operations/send_stories")).put("action", "push");

        assertThat(validate(document)).isEqualTo("valid");
        assertThat(validate(wrong)).contains("/operations/send_stories/action");
    }

    private static String validate(JsonNode text) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("node", "-e", VALIDATOR).redirectErrorStream(true);
        builder.environment().put("NODE_PATH", MODULES);
        Process node = builder.start();
        try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
            in.write(text.toString());
        }
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        node.waitFor();
        return said;
    }
}
