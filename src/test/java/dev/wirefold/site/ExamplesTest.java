package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.AvroCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs on the pages in other languages run. For Node, {@code -Dwirefold.node.modules} names the directory that has
 * kafkajs and avsc; for Python, {@code -Dwirefold.python} an interpreter that has fastavro.
 */
@OnBroker
class ExamplesTest {
    private static final String MODULES = System.getProperty("wirefold.node.modules", "");
    private static final String PYTHON = System.getProperty("wirefold.python", "");

    private final AvroCodec<Article> articles = new AvroCodec<>(Article.getClassSchema());

    @TempDir
    private Path directory;

    @BeforeEach
    void copySchemas() throws IOException {
        Files.createDirectory(directory.resolve("avro"));
        try (Stream<Path> files = Files.list(Path.of("avro"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, directory.resolve("avro").resolve(file.getFileName()));
            }
        }
    }

    @Test
    void theProducerInNodeWritesAnArticle(EmbeddedBroker broker) throws Exception {
        Process node = node("publish", broker);
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
        List<ConsumerRecord<byte[], byte[]>> records = Clients.recordsOf(broker.bootstrapServers(), "articles");
        assertThat(records).singleElement().satisfies(record -> {
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("desk-1");
            Article article = articles.decode(record.value());
            assertThat(article.getId()).isEqualTo("desk-1");
            assertThat(article.getPublishedAt().toEpochMilli()).isEqualTo(record.timestamp());
        });
    }

    @Test
    void theConsumerInNodeReadsAStory(EmbeddedBroker broker) throws Exception {
        Process node = node("consume", broker);
        Story story = Story.newBuilder()
                .setStoryId("desk-1~5")
                .setStatus(StoryStatus.LIVE)
                .setRevision(1)
                .setHeadline("Ferry leaves")
                .setMemberCount(3)
                .build();
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()), bytes, bytes)) {
            producer.send(new ProducerRecord<>(
                            "stories",
                            story.getStoryId().getBytes(StandardCharsets.UTF_8),
                            new AvroCodec<Story>(Story.getClassSchema()).encode(story)))
                    .get();
        }
        try (BufferedReader said = node.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.lines().filter(line -> line.startsWith("desk-1")).findFirst())
                    .contains("desk-1~5 LIVE 3 Ferry leaves");
        } finally {
            node.destroyForcibly().waitFor();
        }
    }

    @Test
    void theProducerInPythonEncodesAnArticle() throws Exception {
        assumeTrue(!PYTHON.isEmpty(), "skipped: -Dwirefold.python names no Python with fastavro");
        Path program = directory.resolve("articles.py");
        Files.writeString(program, Page.of("publish").code("python").get(0) + "print(value.hex())\n");
        Process python = started(new ProcessBuilder(PYTHON, program.toString()));
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(python.waitFor()).as(said).isZero();
        assertThat(articles.decode(HexFormat.of().parseHex(said)).getId()).isEqualTo("desk-2");
    }

    private Process node(String page, EmbeddedBroker broker) throws IOException {
        assumeTrue(!MODULES.isEmpty(), "skipped: -Dwirefold.node.modules names no kafkajs and avsc for Node");
        assertThat(CommandRun.of("topics", "create", "--bootstrap-server", broker.bootstrapServers())
                        .exitCode())
                .isZero();
        Path program = Files.writeString(
                directory.resolve("program.js"),
                Page.of(page).code("javascript").get(0));
        ProcessBuilder builder = new ProcessBuilder("node", program.toString(), broker.bootstrapServers());
        builder.environment().put("NODE_PATH", MODULES);
        builder.environment().put("KAFKAJS_NO_PARTITIONER_WARNING", "1");
        return started(builder);
    }

    private Process started(ProcessBuilder builder) throws IOException {
        return builder.directory(directory.toFile()).redirectErrorStream(true).start();
    }
}
