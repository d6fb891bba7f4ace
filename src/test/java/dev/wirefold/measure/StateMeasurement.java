package dev.wirefold.measure;

import dev.wirefold.bench.GeneratedWire;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.topology.BrokerPipeline;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.state.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what a pipeline keeps before and after its articles have grown too old to matter: {@code mvn test
 * -Dtest=StateMeasurement -Dmeasure.state=true}. Prints, asserts nothing.
 */
@OnBroker
@Tag("measurement")
@EnabledIfSystemProperty(named = "measure.state", matches = "true")
class StateMeasurement {
    private static final int ARTICLES = Integer.getInteger("measure.articles", 5_000);
    private static final int PARTITIONS = 4;

    @TempDir
    private Path directory;

    @Test
    void shrinksWhenTimeGoesOn(EmbeddedBroker broker) throws Exception {
        AvroClasses.trust();
        var generated = new GeneratedWire(GeneratedWire.Shape.of(1, 1));
        List<WireFixture.Message> wire = IntStream.range(0, ARTICLES)
                .mapToObj(i -> generated.next())
                .map(made -> WireFixture.Message.of(made.article(), Instant.ofEpochMilli(made.eventTimeMs())))
                .toList();
        try (var pipeline = new BrokerPipeline(broker, "shrinking", PARTITIONS, directory, Map.of())) {
            pipeline.publish(wire);
            pipeline.awaitSettled();
            print(pipeline, "all in the window");
            pipeline.tick(WireFixture.end(wire).plus(Duration.ofDays(10)));
            pipeline.awaitSettled();
            print(pipeline, "ten days later");
            pipeline.restart();
            print(pipeline, "after a restart");
        }
    }

    private void print(BrokerPipeline pipeline, String when) {
        Map<String, Integer> live = new HashMap<>();
        pipeline.read("shrinking-" + StateStore.STATE + "-changelog", record -> {
            String key = Arrays.toString(record.key());
            if (record.value() == null) {
                live.remove(key);
            } else {
                live.put(key, record.key().length + record.value().length);
            }
        });
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%s: changelog %d live rows of %d KiB, local state %d KiB, heap of the process %d MiB%n",
                when,
                live.size(),
                live.values().stream().mapToLong(bytes -> bytes).sum() / 1024,
                size(directory) / 1024,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
