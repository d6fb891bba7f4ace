package dev.wirefold.wire.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.format.Formats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder round by round: what happens between two looks is scripted, and no clock is waited for. */
class DropFolderTest {
    private static final String ARTICLE = "The harbour of Port Ellery reopened on Tuesday.";
    private static final Instant ARRIVED = Instant.parse("2023-03-08T09:30:00Z");

    private final Path folder;
    private final FakeWire wire = new FakeWire();
    private final List<FiledFile> filed = new ArrayList<>();

    DropFolderTest(@TempDir Path directory) {
        folder = directory;
    }

    /** Takes everything, and answers when it is flushed. */
    private static final class FakeWire implements ArticleOutlet {
        private final List<Incoming> taken = new ArrayList<>();
        private final List<Runnable> unanswered = new ArrayList<>();
        private Runnable onFlush = () -> {};
        private @Nullable String broken;

        @Override
        public ArticleSink countingIn(PublishTally tally) {
            return new ArticleSink() {
                @Override
                public void article(Incoming incoming) {
                    taken.add(incoming);
                    unanswered.add(() -> tally.published(incoming));
                }

                @Override
                public void refused(Refusal refusal) {
                    tally.refused(refusal);
                }

                @Override
                public void unknownField(String name) {
                    tally.unknownField(name);
                }
            };
        }

        @Override
        public void flush() {
            onFlush.run();
            if (broken == null) {
                unanswered.forEach(Runnable::run);
            }
            unanswered.clear();
        }

        @Override
        public @Nullable String broken() {
            return broken;
        }

        List<String> ids() {
            return taken.stream().map(incoming -> incoming.article().getId()).toList();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** Does one step between two looks, and ends after the last. */
    private static final class Script implements Rounds {
        private final Deque<Step> steps;

        Script(Step... steps) {
            this.steps = new ArrayDeque<>(List.of(steps));
            this.steps.addLast(() -> {});
        }

        @Override
        public boolean areOver() {
            return steps.isEmpty();
        }

        @Override
        public void awaitNext() {
            try {
                steps.removeFirst().run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void publish(Step... steps) throws InterruptedException {
        try (DropFolder drop = DropFolder.open(folder)) {
            drop.publish(wire, Formats::reader, new Script(steps), filed::addAll);
        }
    }

    /** As many looks as a complete file needs. */
    private void publishAll() throws InterruptedException {
        Step[] none = new Step[Arrivals.LOOKS_UNCHANGED - 1];
        java.util.Arrays.fill(none, (Step) () -> {});
        publish(none);
    }

    private Path drop(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, FileTime.from(ARRIVED));
    }

    private List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void movesWhatWasPublishedAndWhatWasRefused() throws Exception {
        drop("a.txt", ARTICLE);
        drop(
                "lines.jsonl",
                "{\"id\": \"b\", \"body\": \"One.\"}\n{\"body\": \"Two.\"}\n{\"id\": \"c\", \"body\": \"Three.\"}");
        drop("empty.xml", "");

        publishAll();

        assertThat(wire.ids()).containsExactly("a", "b", "c");
        assertThat(names("done")).containsExactly("a.txt");
        assertThat(names("failed"))
                .containsExactly("empty.xml", "empty.xml.reason.txt", "lines.jsonl", "lines.jsonl.reason.txt");
        assertThat(folder.resolve("failed/lines.jsonl.reason.txt"))
                .hasContent(folder.resolve("lines.jsonl") + ":2: has no id\n\npublished all the same: 2\n");
        assertThat(filed).extracting(FiledFile::name).containsExactly("a.txt", "empty.xml", "lines.jsonl");
        assertThat(filed).extracting(FiledFile::failed).containsExactly(false, true, true);
    }

    @Test
    void takesAFileOnceItHasStoppedGrowing() throws Exception {
        Path growing = drop("growing.txt", "The harbour");
        Step grow = () -> Files.writeString(growing, " reopened", StandardOpenOption.APPEND);

        publish(grow, grow, () -> {});
        assertThat(wire.taken).isEmpty();

        publish(() -> {}, () -> {});
        assertThat(wire.taken).singleElement().satisfies(incoming -> assertThat(
                        incoming.article().getBody())
                .isEqualTo("The harbour reopened reopened"));
    }

    @Test
    void aChangeOfTheSameLengthIsAChange() throws Exception {
        Path file = drop("a.txt", ARTICLE);
        Step touch = () -> Files.setLastModifiedTime(file, FileTime.from(ARRIVED.plusSeconds(1)));

        publish(() -> {}, touch, () -> {});

        assertThat(wire.taken).isEmpty();
    }

    @Test
    void leavesUnfinishedHiddenAndOtherThingsAlone() throws Exception {
        for (String name : List.of("a.tmp", "b.part", "c.xml.filepart", ".d.txt", "e.TMP", "f~")) {
            drop(name, ARTICLE);
        }
        Files.createDirectories(folder.resolve("sub"));
        drop("sub/g.txt", ARTICLE);
        Path secret = Files.writeString(folder.resolve("sub/secret.txt"), ARTICLE);
        Files.createSymbolicLink(folder.resolve("link.txt"), secret);

        publish(
                () -> {},
                () -> {},
                () -> Files.move(folder.resolve("a.tmp"), folder.resolve("a.txt")),
                () -> {},
                () -> {});

        assertThat(wire.ids()).containsExactly("a");
        assertThat(names("done")).containsExactly("a.txt");
        assertThat(Files.exists(folder.resolve("link.txt"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void nothingIsMovedBeforeItIsAcknowledged() throws Exception {
        drop("a.txt", ARTICLE);
        List<Boolean> thereAtFlush = new ArrayList<>();
        wire.onFlush = () -> thereAtFlush.add(Files.exists(folder.resolve("a.txt")));

        publishAll();

        assertThat(thereAtFlush).containsExactly(true);
        assertThat(names("done")).containsExactly("a.txt");
    }

    @Test
    void whenTheWireBreaksTheFilesStayAndComeAgainUnchanged() throws Exception {
        drop("a.txt", ARTICLE);
        wire.broken = "was not sent, because Kafka is gone";

        assertThatThrownBy(this::publishAll)
                .isInstanceOf(UserErrorException.class)
                .hasMessage(
                        "an article was not sent, because Kafka is gone; the files that were not moved are still in "
                                + folder + ", start again to publish them");
        assertThat(names("done")).isEmpty();

        wire.broken = null;
        publishAll();
        assertThat(names("done")).containsExactly("a.txt");
        assertThat(wire.taken).hasSize(2);
        assertThat(wire.taken.get(1)).isEqualTo(wire.taken.get(0));
        assertThat(wire.taken.get(0).eventTime()).isEqualTo(ARRIVED);
    }

    @Test
    void aFileThatChangesWhileItIsPublishedComesAgain() throws Exception {
        Path file = drop("a.txt", ARTICLE);
        wire.onFlush = () -> {
            wire.onFlush = () -> {};
            try {
                Files.writeString(file, " More.", StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };

        publish(() -> {}, () -> {}, () -> {}, () -> {}, () -> {}, () -> {});

        assertThat(wire.taken)
                .extracting(incoming -> incoming.article().getBody())
                .containsExactly(ARTICLE, ARTICLE + " More.");
        assertThat(names("done")).containsExactly("a.txt");
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        for (int i = 1; i <= 5; i++) {
            drop("a.txt", ARTICLE + " Take " + i + ".");
            publishAll();
            drop("b", "");
            publishAll();
        }

        assertThat(names("done")).containsExactly("a.2.txt", "a.3.txt", "a.4.txt", "a.5.txt", "a.txt");
        assertThat(names("failed"))
                .contains("b", "b.2", "b.5", "b.5.reason.txt")
                .hasSize(10);
        assertThat(folder.resolve("done/a.4.txt")).content().contains("Take 4.");
        assertThat(wire.ids()).containsOnly("a");
    }

    @Test
    void publishesThousandsInTheOrderOfTheirArrival() throws Exception {
        int files = 3 * DropFolder.MAX_FILES_AT_ONCE + 1;
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            Path file = drop("f" + i + ".txt", ARTICLE);
            Files.setLastModifiedTime(file, FileTime.from(ARRIVED.minusSeconds(i)));
            expected.add(0, "f" + i);
        }

        publishAll();

        assertThat(wire.ids()).isEqualTo(expected);
        assertThat(names("done")).hasSize(files);
    }

    @Test
    void whatIsGoneIsForgotten() throws Exception {
        Path file = drop("a.txt", ARTICLE);

        publish(() -> {}, () -> Files.delete(file), () -> drop("a.txt", ARTICLE), () -> {});

        assertThat(wire.taken).isEmpty();
    }

    @Test
    void oneWatcherAFolder() throws Exception {
        try (DropFolder first = DropFolder.open(folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DropFolder.open(folder))
                    .hasMessage(folder + " is watched already; two watchers would publish files twice");
        }
        DropFolder.open(folder).close();
        assertThatThrownBy(() -> DropFolder.open(folder.resolve("missing")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("is no directory");
    }
}
