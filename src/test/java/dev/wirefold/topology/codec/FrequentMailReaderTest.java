package dev.wirefold.topology.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.avro.internal.AnnounceRecord;
import dev.wirefold.avro.internal.FingerprintRecord;
import dev.wirefold.avro.internal.MatchRecord;
import dev.wirefold.avro.internal.NodeRecord;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.RareWords;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.fingerprint.Ruling;
import dev.wirefold.core.fingerprint.Sentences;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Announce;
import dev.wirefold.core.mail.Mail.Match;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrequentMailReaderTest {
    private static final int HEADER_BYTES = 10;
    private static final Node NODE = new Node(1_700_000_000_000L, "Fähre-1", 3);
    private static final Fingerprint FINGERPRINT = Fingerprint.ofParts(
                    "v1",
                    "en",
                    "harbour post",
                    new int[] {-70_000, -1, 5, 900_000},
                    new byte[] {1, (byte) 200, 3, 4},
                    new int[] {-9, 8, 77},
                    new int[] {42},
                    6,
                    Links.of("ferry-1", "guid-1", List.of("scheme", "other"), List.of("ferry-0", "ferry-00")))
            .withSentences(
                    Sentences.ofParts(new int[] {0, 200}, new int[] {300, 0}, new int[] {7, 0}, new int[] {0, 8}))
            .withRareWords(RareWords.ofBits(new byte[] {5}));
    private static final Envelope PLAIN = new Envelope(6, announcement(FINGERPRINT, null));

    private static final Parent PARENT =
            new Parent(NODE, 4, new Likeness(500_000, 510_000, 520_000, 530_000), Relation.REWRITE, null);

    private final MailCodec codec = new MailCodec();

    private static Announce announcement(Fingerprint fingerprint, @Nullable Fingerprint before) {
        return new Announce(NODE, 4, 9, fingerprint, true, false, before);
    }

    private static @Nullable Envelope read(byte[] bytes, Supplier<Announce> whole) {
        try {
            return new FrequentMailReader().read(bytes, HEADER_BYTES, whole);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Announce unwanted() {
        throw new AssertionError("all of it was read");
    }

    @Test
    void readsWhatAnAnnouncementIsLookedUpBy() {
        Envelope read = Objects.requireNonNull(read(codec.encode(PLAIN), FrequentMailReaderTest::unwanted));
        assertThat(read.generation()).isEqualTo(6);
        assertThat(read.mail()).isInstanceOfSatisfying(Announce.class, news -> {
            assertThat(news.node()).isEqualTo(NODE);
            assertThat(news.textNumber()).isEqualTo(4);
            assertThat(news.epoch()).isEqualTo(9);
            assertThat(news.advert()).isTrue();
            assertThat(news.again()).isFalse();
            assertThat(news.before()).isNull();
            assertThat(news.fingerprint().version()).isEqualTo("v1");
            assertThat(news.fingerprint().language()).isEqualTo("en");
            assertThat(news.fingerprint().publisher()).isEqualTo("harbour post");
            assertThat(news.fingerprint().samples()).containsExactly(-9, 8, 77);
            assertThatThrownBy(() -> news.fingerprint().features()).hasMessage("all of it was read");
        });
    }

    @Test
    void readsTheRestWhenItIsAskedFor() {
        assertThat(codec.decode(codec.encode(PLAIN))).isEqualTo(PLAIN);
    }

    @Test
    void readsAnswersThatNothingWasFound() {
        for (boolean cut : new boolean[] {false, true}) {
            var nothing = new Envelope(7, new Match(3, NODE, 9, null, cut, List.of()));
            assertThat(read(codec.encode(nothing), FrequentMailReaderTest::unwanted))
                    .isEqualTo(nothing);
        }
    }

    @Test
    void leavesWhatBearsMore() {
        Fingerprint joined = FINGERPRINT.withRuling(Ruling.join("ferry-9"));
        for (Mail mail : List.of(
                announcement(joined, null),
                announcement(FINGERPRINT, FINGERPRINT),
                new Mail.Withdrawn(NODE, FINGERPRINT),
                new Match(3, NODE, 9, PARENT, false, List.of()),
                new Match(3, NODE, 9, null, false, List.of(new Kin(NODE, 5))),
                new Mail.Sweep(2))) {
            byte[] bytes = codec.encode(new Envelope(6, mail));
            assertThat(read(bytes, FrequentMailReaderTest::unwanted))
                    .as("%s", mail)
                    .isNull();
            assertThat(codec.decode(bytes)).isEqualTo(new Envelope(6, mail));
        }
    }

    @Test
    void tellsOfDamageAtTheLatestWhenTheRestIsRead() {
        byte[] bytes = codec.encode(PLAIN);
        for (int length = HEADER_BYTES; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(SerializationException.class);
        }
        Envelope damaged = codec.decode(withoutWeights(bytes));
        assertThatThrownBy(() -> ((Announce) damaged.mail()).fingerprint().features())
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("no weight of 0");
    }

    private static byte[] withoutWeights(byte[] bytes) {
        byte[] weights = FINGERPRINT.weights();
        for (int at = HEADER_BYTES; ; at++) {
            if (Arrays.equals(bytes, at, at + weights.length, weights, 0, weights.length)) {
                byte[] damaged = bytes.clone();
                Arrays.fill(damaged, at, at + weights.length, (byte) 0);
                return damaged;
            }
        }
    }

    /** Whoever changes them has to change the reader. */
    @Test
    void goesByTheOrderOfTheFields() {
        assertThat(names(AnnounceRecord.getClassSchema()))
                .containsExactly("node", "rev", "epoch", "fingerprint", "advert", "again", "before");
        assertThat(names(MatchRecord.getClassSchema()))
                .containsExactly("partition", "child", "epoch", "found", "cut", "kin");
        assertThat(names(NodeRecord.getClassSchema())).containsExactly("place", "id", "home");
        assertThat(names(FingerprintRecord.getClassSchema()))
                .containsExactly(
                        "version",
                        "language",
                        "publisher",
                        "words",
                        "features",
                        "weights",
                        "samples",
                        "numbers",
                        "links",
                        "packed",
                        "sentences",
                        "rareWords",
                        "ruling");
    }

    private static List<String> names(Schema schema) {
        return schema.getFields().stream().map(Schema.Field::name).toList();
    }
}
