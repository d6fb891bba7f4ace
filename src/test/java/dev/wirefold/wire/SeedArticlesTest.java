package dev.wirefold.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirefold.wire.format.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real pages as they were copied from the web, when they lie beside the project. */
class SeedArticlesTest {
    private static final Path SEEDS = Path.of("..", "shared", "seeds");

    private final CollectedReadings readings = new CollectedReadings();

    @BeforeEach
    void seedsLieBesideTheProject() {
        assumeTrue(Files.isDirectory(SEEDS), "no seed articles at " + SEEDS);
    }

    @Test
    void headlinesAndDatesAreThoseAReaderWouldName() {
        for (String name : List.of("000", "001", "002", "003", "004")) {
            readings.articles.add(alone(SEEDS.resolve(name + ".txt")));
        }

        assertThat(readings.articles)
                .extracting(incoming -> incoming.article().getHeadline())
                .containsExactly(
                        "NATO Chief Warns Bakhmut Could Fall 'In the Coming Days'",
                        null,
                        "NATO chief warns Bakhmut could fall soon",
                        "Ukrainian President Volodymyr Zelensky said troops would fight for Bakhmut as long as they were able",
                        null);
        assertThat(readings.articles)
                .extracting(incoming -> incoming.article().getPublishedAt())
                .containsExactly(null, Instant.parse("2023-03-09T00:00:00Z"), null, null, null);
        assertThat(readings.articles.get(1).article().getBody())
                .startsWith("NATO Secretary General Jens Stoltenberg has stated");
        assertThat(readings.articles.get(4).article().getBody())
                .startsWith("Russia has lost approximately five soldiers");
    }

    @Test
    void theManifestGivesSourceAndDate() {
        Formats.reader(readings).read(SEEDS);

        assertThat(readings.refusals).isEmpty();
        assertThat(readings.unknownFields).isEmpty();
        assertThat(readings.ids()).containsExactly("000", "001", "002", "003", "004");
        assertThat(readings.articles)
                .extracting(incoming -> incoming.eventTimeOr(Instant.EPOCH))
                .containsExactly(
                        Instant.parse("2023-03-08T23:30:00Z"),
                        Instant.parse("2023-03-09T08:00:00Z"),
                        Instant.parse("2023-03-09T09:00:00Z"),
                        Instant.parse("2023-03-07T15:00:00Z"),
                        Instant.parse("2023-03-07T09:00:00Z"));
        assertThat(readings.articles.get(0).article().getSource()).isEqualTo("Newsweek");
        assertThat(readings.articles.get(1).article().getBody()).startsWith("NATO Secretary General");
    }

    @Test
    void noWordIsLost() throws Exception {
        for (String name : List.of("000", "001", "002", "003", "004")) {
            String original = Files.readString(SEEDS.resolve(name + ".txt"));
            Incoming incoming = alone(SEEDS.resolve(name + ".txt"));
            String kept =
                    incoming.article().getHeadline() + " " + incoming.article().getBody();

            assertThat(Arrays.asList(kept.strip().split("\\s+")))
                    .as(name)
                    .containsAll(Arrays.asList(
                            original.replace("date 2023-03-09", "").strip().split("\\s+")));
        }
    }

    /** Without the manifest. */
    private static Incoming alone(Path file) {
        CollectedReadings readings = new CollectedReadings();
        try (var in = Files.newInputStream(file)) {
            Formats.reader(readings).read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return readings.only();
    }
}
