package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.Membership;
import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.LoopbackPort;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.topology.Settled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline with Apicurio Registry 3, which needs Java 21 or later. Skipped where Maven's local repository does not have
 * {@code io.apicurio:apicurio-registry-app:VERSION:tar.gz:all}, or there is no such Java in {@code /usr/lib/jvm}.
 */
@Tag("process")
@OnBroker
class RealRegistryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path REPOSITORY =
            Path.of(System.getProperty("user.home"), ".m2", "repository", "io", "apicurio", "apicurio-registry-app");
    private static final Path JVMS = Path.of("/usr/lib/jvm");
    private static final int LEAST_JAVA = 21;
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final Topics TOPICS = new Topics("registered.");
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private URI url;
    private Process registry;

    @BeforeEach
    void startRegistry() throws Exception {
        Optional<Path> archive = find(REPOSITORY, file -> file.toString().endsWith("-all.tar.gz"), 2);
        Optional<Path> java = find(JVMS, RealRegistryTest::isNewEnough, 1);
        assumeTrue(archive.isPresent(), "skipped: no Apicurio Registry in " + REPOSITORY);
        assumeTrue(java.isPresent(), "skipped: no Java of " + LEAST_JAVA + " or later in " + JVMS);
        assertThat(new ProcessBuilder("tar", "-xzf", archive.get().toString(), "-C", directory.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        int port = LoopbackPort.anyFree();
        registry = new ProcessBuilder(
                        java.get().resolve("bin/java").toString(),
                        "-Xmx512m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + LoopbackPort.anyFree(),
                        "-jar",
                        "quarkus-run.jar")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        url = URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
        awaitRegistry();
        AvroClasses.trust();
    }

    @AfterEach
    void stopRegistry() throws InterruptedException {
        if (registry != null) {
            registry.destroyForcibly().waitFor();
        }
    }

    @Test
    void articlesAndOutputsGoByTheRegistryAndARunningPipelineNeedsItNoMore(EmbeddedBroker broker, @TempDir Path state)
            throws Exception {
        Map<String, Object> clientConfig = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.create(TOPICS, OptionalInt.of(1), OptionalInt.of(1));
        }
        var config = new WirefoldConfig(Map.of(
                "application.id", "registered", "state.dir", state.toString(), "schema.registry.url", url.toString()));
        int articleId = register("registered.articles-value", Article.getClassSchema());
        try (WirefoldApp app = WirefoldApp.start(config, clientConfig, TOPICS)) {
            assertThat(app.awaitRunning(PATIENCE)).isTrue();
            publish(broker, article("single"), "single");
            publish(broker, framed(articleId, article("framed")), "framed");
            Settled.await(clientConfig, "registered", TOPICS, "a pipeline in this process");

            assertThat(app.counters().deadLetters()).isZero();
            assertThat(membershipsByTheRegistry(broker)).containsExactlyInAnyOrder("single", "framed");
            assertThat(get("/config/registered.memberships-value").toString()).contains("BACKWARD_TRANSITIVE");

            Framing reading = config.reading();
            assertThat(memberships(broker, reading)).containsExactlyInAnyOrder("single", "framed");
            CommandRun article = CommandRun.of(
                    "article",
                    "framed",
                    "--bootstrap-server",
                    broker.bootstrapServers(),
                    "--prefix",
                    TOPICS.prefix(),
                    "--set",
                    "schema.registry.url=" + url);
            assertThat(article.out()).as(article.err()).contains("1 revision on the wire", "framed~");

            stopRegistry();
            publish(broker, framed(articleId, article("later")), "later");
            Settled.await(clientConfig, "registered", TOPICS, "a pipeline in this process");
            assertThat(memberships(broker, reading)).contains("later");
        }
        assertThatThrownBy(() -> WirefoldApp.start(config, clientConfig, TOPICS).close())
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith("the schema registry " + url + " does not answer");
    }

    /** As a tool that knows nothing but the registry reads them. */
    private List<String> membershipsByTheRegistry(EmbeddedBroker broker) throws Exception {
        List<String> found = new ArrayList<>();
        for (var record : Clients.recordsOf(broker.bootstrapServers(), TOPICS.memberships())) {
            ByteBuffer value = ByteBuffer.wrap(record.value());
            assertThat(value.get()).isZero();
            Schema schema = new Schema.Parser()
                    .parse(get("/schemas/ids/" + value.getInt()).get("schema").asText());
            GenericRecord membership = new GenericDatumReader<GenericRecord>(schema)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(record.value(), value.position(), value.remaining(), null));
            found.add(membership.get("articleId").toString());
        }
        return found;
    }

    private static List<String> memberships(EmbeddedBroker broker, Framing framing) {
        var codec = new AvroCodec<Membership>(Membership.getClassSchema(), framing);
        return Clients.recordsOf(broker.bootstrapServers(), TOPICS.memberships()).stream()
                .map(record -> codec.decode(record.value()).getArticleId())
                .toList();
    }

    private static void publish(EmbeddedBroker broker, byte[] value, String id) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()), bytes, bytes)) {
            producer.send(new ProducerRecord<>(
                            TOPICS.articles(), null, NOON.toEpochMilli(), id.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    private static byte[] framed(int id, byte[] singleObject) {
        int from = Framing.SINGLE_OBJECT_HEADER_BYTES;
        return ByteBuffer.allocate(Framing.REGISTRY_HEADER_BYTES + singleObject.length - from)
                .put(Framing.REGISTRY_MARKER)
                .putInt(id)
                .put(singleObject, from, singleObject.length - from)
                .array();
    }

    private static byte[] article(String id) {
        return new AvroCodec<Article>(Article.getClassSchema())
                .encode(Article.newBuilder()
                        .setId(id)
                        .setBody("The ferry to Port Ellery left at noon with all its passengers, said " + id + ".")
                        .build());
    }

    private int register(String subject, Schema schema) throws Exception {
        String body = new ObjectMapper()
                .createObjectNode()
                .put("schema", schema.toString())
                .toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/subjects/" + subject + "/versions"))
                .header("Content-Type", MEDIA_TYPE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return new ObjectMapper()
                .readTree(http.send(request, BodyHandlers.ofString()).body())
                .get("id")
                .asInt();
    }

    private JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).build();
        return new ObjectMapper()
                .readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private void awaitRegistry() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && registry.isAlive()) {
            try {
                if (get("/subjects").isArray()) {
                    return;
                }
            } catch (Exception e) {
                // Not yet.
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("the registry has not started, see " + directory.resolve("registry.log"));
    }

    private static Optional<Path> find(Path under, Predicate<Path> what, int depth) {
        if (!Files.isDirectory(under)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(under, depth)) {
            return files.filter(what).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewEnough(Path jvm) {
        Path release = jvm.resolve("release");
        if (!Files.isReadable(release)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> Runtime.Version.parse(line.substring(line.indexOf('"') + 1, line.lastIndexOf('"'))))
                    .anyMatch(version -> version.feature() >= LEAST_JAVA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
