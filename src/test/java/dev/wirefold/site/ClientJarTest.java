package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import java.io.BufferedReader;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.w3c.dom.Element;

/** The consumer in Java on the page runs with the client's jar, Kafka's client and Avro, and with nothing else. */
@OnBroker
class ClientJarTest {
    private static final List<Class<?>> LIBRARIES = List.of(
            KafkaProducer.class, Schema.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class, Logger.class);

    @TempDir
    private Path directory;

    @Test
    void theConsumerReadsAStory(EmbeddedBroker broker) throws Exception {
        assertThat(CommandRun.of("topics", "create", "--bootstrap-server", broker.bootstrapServers())
                        .exitCode())
                .isZero();
        Path program = Files.writeString(
                directory.resolve("Stories.java"),
                Page.of("consume").code("java").get(0));
        String libraries = LIBRARIES.stream()
                .map(library -> location(library).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        Process consumer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar() + File.pathSeparator + libraries,
                        program.toString(),
                        broker.bootstrapServers())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = consumer.inputReader(StandardCharsets.UTF_8)) {
            publish(broker);

            List<String> lines = said.lines()
                    .takeWhile(line -> !line.startsWith("desk-1~5 "))
                    .limit(100)
                    .toList();

            assertThat(lines).noneMatch(line -> line.contains("Exception") || line.contains("Error"));
            assertThat(consumer.isAlive()).as(String.join("\n", lines)).isTrue();
        } finally {
            consumer.destroyForcibly().waitFor();
        }
    }

    private static void publish(EmbeddedBroker broker) throws Exception {
        AvroClasses.trust();
        Story story = Story.newBuilder()
                .setStoryId("desk-1~5")
                .setStatus(StoryStatus.LIVE)
                .setRevision(1)
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
    }

    /** As the build makes it. */
    private Path jar() throws Exception {
        List<PathMatcher> includes = patterns("include");
        List<PathMatcher> excludes = patterns("exclude");
        Path classes = location(Story.class);
        Path jar = directory.resolve("client.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = classes.relativize(file);
                if (matches(includes, name) && !matches(excludes, name)) {
                    out.putNextEntry(new JarEntry(name.toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    private static boolean matches(List<PathMatcher> patterns, Path name) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(name));
    }

    private static List<PathMatcher> patterns(String element) throws Exception {
        var executions = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("execution");
        Element client = IntStream.range(0, executions.getLength())
                .mapToObj(i -> (Element) executions.item(i))
                .filter(execution -> execution
                        .getElementsByTagName("id")
                        .item(0)
                        .getTextContent()
                        .equals("client"))
                .findFirst()
                .orElseThrow();
        var patterns = client.getElementsByTagName(element);
        return IntStream.range(0, patterns.getLength())
                .mapToObj(i -> FileSystems.getDefault()
                        .getPathMatcher("glob:" + patterns.item(i).getTextContent()))
                .toList();
    }

    private static Path location(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
