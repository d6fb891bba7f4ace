package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.Mutations;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.bench.GeneratedWire;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.RefusedRecords;
import dev.wirefold.contract.Usability;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.simulation.RandomWire;
import dev.wirefold.topology.Samples.Sample;
import dev.wirefold.topology.SubmissionReader.Published;
import dev.wirefold.topology.WireFixture.Message;
import dev.wirefold.topology.codec.MailCodec;
import dev.wirefold.topology.state.StateKeys;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that are damaged, or made to do harm, cost no more than the limits allow, and what comes behind them goes through. */
@Tag("long")
class HostileWireTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final Message LAST =
            Message.of(article("last", "The ferry to Port Ellery left at noon with all its passengers."), NOON);
    private static final long SEED = 815;
    /** Some ten thousand articles in the window. */
    private static final long MS_BETWEEN_RECORDS = 20_000;

    private static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    private final ProcessorDriver driver = new ProcessorDriver(WireFixture.pipeline(1));

    private static Article article(String id, String body) {
        AvroClasses.trust();
        return Article.newBuilder().setId(id).setLanguage("en").setBody(body).build();
    }

    /** Whatever was before, an article that is published last is in a story. */
    private void assertGoesOn() {
        driver.publish(LAST);
        assertThat(driver.view().memberships()).containsKey("last");
    }

    @Test
    void randomAndMutatedRecordsStopNothing() {
        int records = Integer.getInteger("poison.records", 10_000);
        int batch = 2_000;
        Random random = new Random(SEED);
        Mutations mutations = new Mutations(SEED);
        List<Message> wire = RandomWire.of(SEED, 500);
        var fresh = new GeneratedWire(GeneratedWire.Shape.of(SEED, 1));
        long refused = 0;
        long start = WireFixture.end(wire).toEpochMilli();
        for (int done = 0; done < records; done += batch) {
            for (int i = 0; i < batch; i++) {
                Message message = random.nextInt(10) == 0
                        ? wire.get(random.nextInt(wire.size()))
                        : Message.of(fresh.next().article(), Instant.ofEpochMilli(start));
                byte[] value = message.value();
                driver.publish(
                        random.nextInt(4) == 0 ? mutations.of(message.key()) : message.key(),
                        value == null || random.nextInt(3) == 0 ? value : poison(random, mutations, value),
                        random.nextInt(8) == 0
                                ? random.nextLong() >>> (1 + random.nextInt(63))
                                : start + (done + i) * MS_BETWEEN_RECORDS);
            }
            refused += driver.deadLetters().size();
            assertThat(driver.outputs()).isNotEmpty();
        }

        assertThat(refused).as("seed " + SEED + ", dead letters of " + records).isBetween(records / 4L, (long) records);
        assertGoesOn();
    }

    private static byte[] poison(Random random, Mutations mutations, byte[] value) {
        if (random.nextInt(4) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        return mutations.of(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {200_001, 1_000_000, 50 * 1024 * 1024})
    void aTextThatIsTooLongIsRefusedAndKeptWithinTheCap(int chars) {
        driver.publish(Message.of(article("long", "x".repeat(chars)), NOON));

        assertThat(driver.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isIn(DeadLetterReason.BODY_TOO_LONG, DeadLetterReason.UNDECODABLE);
            assertThat(Objects.requireNonNull(letter.getValue()).remaining())
                    .isLessThanOrEqualTo(RefusedRecords.MAX_COPIED_BYTES);
        });
        assertGoesOn();
    }

    @Test
    void aRecordThatClaimsToHoldMoreThanItDoesIsRefused() {
        byte[] header = java.util.Arrays.copyOf(LAST.value(), 10);
        for (long claim :
                new long[] {Integer.MAX_VALUE, Long.MAX_VALUE, 1L << 40, 8 * 1024 * 1024, -1, Long.MIN_VALUE}) {
            ByteBuffer value =
                    ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).put(header);
            for (long rest = (claim << 1) ^ (claim >> 63); rest != 0; rest >>>= 7) {
                value.put((byte) ((rest & 0x7F) | ((rest >>> 7) == 0 ? 0 : 0x80)));
            }
            driver.publish(LAST.key(), value.array(), NOON.toEpochMilli());
        }

        assertThat(driver.deadLetters())
                .hasSize(6)
                .allMatch(letter -> letter.getReason() == DeadLetterReason.UNDECODABLE);
        assertGoesOn();
    }

    /** All mail and all output about the largest article that is accepted fits the records of its topics. */
    @Test
    void anArticleOfTheGreatestLengthAndOnlyDistinctWordsFitsItsRecords() {
        StringBuilder body = new StringBuilder();
        for (int i = 0; body.length() < Usability.DEFAULT_MAX_BODY_CHARS - 8; i++) {
            body.append(Integer.toString(i + 46_656, 36)).append(' ');
        }
        Message message = Message.of(article("distinct", body.toString()), NOON);

        var reading = WireFixture.pipeline(1).reader().read(message.key(), message.value(), message.timestamp());

        assertThat(reading).isInstanceOfSatisfying(Published.class, published -> {
            var node = new dev.wirefold.core.article.Node(message.timestamp(), message.id(), 0);
            var announcement =
                    new Mail.Announce(node, 1, 1, published.submission().fingerprint(), true, false, null);
            assertThat(new MailCodec().encode(new Envelope(1, announcement))).hasSizeLessThan(MAX_RECORD_BYTES);
        });
        driver.publish(message);
        assertGoesOn();
        assertThat(driver.deadLetters()).isEmpty();
    }

    @Test
    void aMillionDistinctWordsAreMoreThanAnArticleMayHave() {
        String body = IntStream.range(0, 1_000_000)
                .mapToObj(i -> Integer.toString(i, 36))
                .collect(Collectors.joining(" "));

        driver.publish(Message.of(article("million", body), NOON));

        assertThat(driver.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.BODY_TOO_LONG);
        assertGoesOn();
    }

    @Test
    void tenThousandCopiesAreOneStory() {
        int copies = 10_000;
        String body =
                "Harbour master Jane Quill reopened the northern ferry terminal after divers freed the tanker Osprey.";
        for (int i = 0; i < copies; i++) {
            driver.publish(Message.of(article("copy-" + i, body), NOON.plusMillis(i)));
        }

        PublicView view = driver.view();
        assertThat(view.memberships()).hasSize(copies);
        assertThat(view.stories()).hasSize(1);
        assertThat(view.stories().values().iterator().next()).satisfies(story -> {
            assertThat(story.getMemberCount()).isEqualTo(copies);
            assertThat(story.getMembers()).hasSize(50);
        });
    }

    /** One rare pair of words in every article: it is the same sample in all of them. */
    @Test
    void anIndexValueThatEverybodySharesIsReadNoFurtherThanItsCap() {
        Random random = new Random(SEED);
        int articles = 1_000;
        for (int i = 0; i < articles; i++) {
            StringBuilder body = new StringBuilder("Zyxomma quixotry. ");
            for (int word = 0; word < 12; word++) {
                body.append(Integer.toString(100_000 + random.nextInt(50_000_000), 26)
                                .replaceAll("\\d", "q"))
                        .append(' ');
            }
            driver.publish(Message.of(article("hot-" + i, body.toString()), NOON.plusMillis(i)));
        }

        assertThat(driver.view().memberships()).hasSize(articles);
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u001B[2Jb", "a\u007F", "a\u0085b"})
    void anIdWithAControlCharacterIsRefused(String id) {
        driver.publish(Message.of(article(id, "The ferry left."), NOON));
        driver.publish(Message.kill(id, NOON));

        assertThat(driver.deadLetters()).hasSize(2).allMatch(letter -> letter.getReason() == DeadLetterReason.KEY);
        assertGoesOn();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 31_535_999_999L, 7_258_118_400_000L, 9_223_372_036_854L, Long.MAX_VALUE})
    void aTimeBefore1971OrFrom2200OnIsRefusedAndMovesNothing(long timestamp) {
        driver.publish(Message.of(article("odd", "The ferry left."), NOON).key(), LAST.value(), timestamp);
        driver.publish(LAST.key(), LAST.value(), timestamp);
        driver.publish(LAST.key(), null, timestamp);

        assertThat(driver.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.KEY, DeadLetterReason.DATE, DeadLetterReason.DATE);
        assertGoesOn();
        assertThat(driver.view().memberships()).containsOnlyKeys("last");
    }

    @Test
    void killsOfUnknownIdsLeaveOneSmallRowEachUntilTheyAreForgotten() {
        int kills = 20_000;
        for (int i = 0; i < kills; i++) {
            driver.publish(Message.kill("unknown-" + i, NOON.plusMillis(i)));
        }
        assertThat(driver.rows(StateKeys.entries())).hasSize(kills).allMatch(row -> row.length < 100);
        assertThat(driver.rows()).as("these, and the clock and count").hasSize(kills + 2);
        assertGoesOn();

        driver.tick(NOON.plus(Duration.ofDays(30)));
        assertThat(driver.rows(StateKeys.entries())).isEmpty();
    }

    @Test
    void everythingThatIsWrittenElsewhereIsRefusedOnTheWire() {
        for (Sample sample : Samples.all()) {
            if (!sample.type().equals("Article")) {
                driver.publish(LAST.key(), sample.format().writer().apply(sample.value()), NOON.toEpochMilli());
            }
        }

        assertThat(driver.deadLetters())
                .hasSize(Samples.all().size() - 1)
                .allMatch(letter -> letter.getReason() == DeadLetterReason.UNDECODABLE);
        assertGoesOn();
    }
}
