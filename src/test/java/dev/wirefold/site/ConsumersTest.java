package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Story;
import dev.wirefold.contract.PublicSchemas;
import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The consumers on the page are for this version. */
class ConsumersTest {
    private static final Pattern HEADER = Pattern.compile("c301[0-9a-f]{16}");

    private final Page page = Page.of("consume");

    @Test
    void theHeaderOfAStoryIsThatOfItsSchema() {
        byte[] header = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(Story.getClassSchema()))
                .array();

        assertThat(HEADER.matcher(page.text()).results().map(match -> match.group()))
                .as("in Python and in Node")
                .hasSize(2)
                .allMatch(HexFormat.of().formatHex(header)::equals);
    }

    @Test
    void theHeaderOfAnArticleIsThatOfItsSchema() {
        String fingerprint = PublicSchemas.current().get(0).fingerprint();

        assertThat(HEADER.matcher(Page.of("publish").text()).results().map(match -> match.group()))
                .as("in Python and in Node")
                .hasSize(2)
                .allMatch(("c301" + fingerprint)::equals);
    }

    @Test
    void theFingerprintsOfTheTableAreThoseOfTheSchemas() {
        assertThat(page.rows("Schemas"))
                .containsExactlyElementsOf(PublicSchemas.current().stream()
                        .map(schema -> List.of("`" + schema.name() + "`", "`" + schema.fingerprint() + "`"))
                        .toList());
    }

    @Test
    void theConsumerInJavaCompiles(@TempDir Path classes) {
        String program = page.code("java").get(0);
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Stories.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return program;
                    }
                };
        StringWriter messages = new StringWriter();

        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        messages,
                        null,
                        null,
                        List.of(
                                "-d",
                                classes.toString(),
                                "-proc:none",
                                "-cp",
                                classPath(Story.class, Schema.class, KafkaConsumer.class)),
                        null,
                        List.of(file))
                .call();

        assertThat(compiled).as(messages.toString()).isTrue();
    }

    private static String classPath(Class<?>... classes) {
        return Stream.of(classes)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
