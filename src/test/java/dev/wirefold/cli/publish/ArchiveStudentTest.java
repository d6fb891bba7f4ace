package dev.wirefold.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Lexicons;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.topology.FormWire;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Outgoing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ArchiveStudentTest {
    static {
        AvroClasses.trust();
    }

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(3);

    private int asked;
    private final ArchiveStudent student =
            new ArchiveStudent(Outgoing.Policy.DEFAULT, InstantSource.fixed(NOW), this::fingerprinter);

    private Fingerprinter fingerprinter() {
        asked++;
        return new Fingerprinter(Lexicons.builtIn());
    }

    private static Article.Builder article(String source, int number) {
        return Article.newBuilder(FormWire.article(source, number));
    }

    private void read(String source, int articles, Duration apart) {
        for (int i = 0; i < articles; i++) {
            student.article(new Incoming("f", article(source, i).build(), START.plus(apart.multipliedBy(i))));
        }
    }

    @Test
    void aFewArticlesOfTheseDaysAreNoArchive() {
        read("Post", 199, Duration.ofMinutes(1));
        student.article(new Incoming("f", article("Post", 199).build(), START.plus(WINDOW)));

        assertThat(student.houses()).isEmpty();
        assertThat(asked).isZero();
    }

    @Test
    void manyArticlesAreAnArchive() {
        read("Post", 201, Duration.ZERO);

        assertThat(student.houses()).singleElement().satisfies(house -> {
            assertThat(house.publisher()).isEqualTo("post");
            assertThat(house.articles())
                    .as("those that came before it was clear too")
                    .isEqualTo(201);
            assertThat(house.edition()).isEqualTo(201);
            assertThat(house.learnedAtMs()).isEqualTo(START.toEpochMilli());
        });
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void fewArticlesOfMoreThanAWindowAreAnArchive() {
        read("Post", 12, WINDOW.dividedBy(11).plusMillis(1));

        assertThat(student.houses()).extracting(LearnedHouse::articles).containsExactly(12);
    }

    @Test
    void nothingIsKnownOfPublishersOfLessThanFourArticles() {
        read("Post", 3, WINDOW);
        read("Herald", 12, WINDOW);

        assertThat(student.houses()).extracting(LearnedHouse::publisher).containsExactly("herald");
    }

    @Test
    void killsAndWhatWillBeRefusedTeachNothingButKillsHaveTheirTime() {
        read("Post", 12, WINDOW);
        student.article(new Incoming("f", article("Post", 12).setBody("").build(), START.minus(WINDOW)));
        Instant before = START.minus(WINDOW.dividedBy(3));
        student.article(new Incoming(
                "f", article("Post", 13).setStatus(ArticleStatus.CANCELED).build(), before));

        assertThat(student.houses()).singleElement().satisfies(house -> {
            assertThat(house.articles()).isEqualTo(12);
            assertThat(house.learnedAtMs()).isEqualTo(before.toEpochMilli());
        });
    }

    @Test
    void onALiveWireAllComeNow() {
        var live = new ArchiveStudent(
                new Outgoing.Policy(true, Outgoing.Policy.DEFAULT.limits()),
                InstantSource.fixed(NOW),
                this::fingerprinter);
        for (int i = 0; i < 201; i++) {
            live.article(new Incoming("f", article("Post", i).build(), START.plus(WINDOW.multipliedBy(i))));
        }

        assertThat(live.houses()).extracting(LearnedHouse::learnedAtMs).containsExactly(NOW.toEpochMilli());
    }
}
