package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.HostileTexts;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Releases;
import dev.wirefold.core.text.LanguageDetector;
import dev.wirefold.topology.WireFixture.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An article whose reading throws is a dead letter, and the wire goes on; what is about the machine ends the process. */
class ThrowingReadingTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String BODY = "The ferry to Port Ellery left at noon with all its passengers.";

    private static Message article(String id) {
        AvroClasses.trust();
        return Message.of(Article.newBuilder().setId(id).setBody(BODY).build(), NOON);
    }

    /** A pipeline that fails at the second article that it is asked the language of. */
    private static PipelineSettings throwing(Supplier<? extends Throwable> thrown) {
        PipelineSettings usual = WireFixture.pipeline(1);
        return new PipelineSettings(
                usual.topics(),
                usual.partitions(),
                usual.lineage(),
                usual.rules(),
                usual.fingerprints(),
                usual.index(),
                usual.maxBodyChars(),
                usual.maxMembersShown(),
                usual.closedStay(),
                usual.publisherPriority(),
                usual.lexicons(),
                usual.houses(),
                usual.patience(),
                new FailingOnce(thrown),
                "",
                Framing.SINGLE_OBJECTS);
    }

    private static final class FailingOnce implements LanguageDetector {
        private final Supplier<? extends Throwable> thrown;
        private int asked;

        FailingOnce(Supplier<? extends Throwable> thrown) {
            this.thrown = thrown;
        }

        @Override
        public Optional<String> detect(String text) {
            asked++;
            if (asked == 2) {
                FailingOnce.<RuntimeException>raise(thrown.get());
            }
            return Optional.of("en");
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void raise(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    private static Stream<Supplier<Throwable>> failures() {
        return Stream.of(
                StackOverflowError::new,
                IllegalStateException::new,
                () -> new ArrayIndexOutOfBoundsException("x".repeat(100_000)),
                AssertionError::new);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureOfOneReadingIsADeadLetter(Supplier<Throwable> thrown) {
        ProcessorDriver driver = new ProcessorDriver(throwing(thrown));
        driver.publish(article("first"));
        driver.publish(article("second"));
        driver.publish(article("third"));

        assertThat(driver.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo(DeadLetterReason.PROCESSING);
            assertThat(letter.getMessage())
                    .contains(thrown.get().getClass().getSimpleName())
                    .hasSizeLessThan(500);
            assertThat(letter.getOffset()).isPositive();
        });
        assertThat(driver.view().memberships()).containsOnlyKeys("first", "third");
    }

    @Test
    void errorsOfTheMachineEndTheProcess() {
        for (Supplier<Error> thrown : Stream.<Supplier<Error>>of(
                        OutOfMemoryError::new, InternalError::new, LinkageError::new)
                .toList()) {
            ProcessorDriver driver = new ProcessorDriver(throwing(thrown));
            driver.publish(article("first"));

            assertThatThrownBy(() -> driver.publish(article("second")))
                    .isInstanceOf(thrown.get().getClass());
        }
    }

    @Test
    void aReleaseBeforeReadsItAsAnotherReason() throws Exception {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(DeadLetterReason.PROCESSING)
                .setMessage("reading it failed")
                .setTopic("articles")
                .setPartition(0)
                .setOffset(7)
                .setTimestamp(1)
                .build();
        for (String version : Releases.upgradable()) {
            Schema released = Releases.schema("DeadLetter", version);
            byte[] written = new AvroCodec<DeadLetter>(DeadLetter.getClassSchema(), version).encode(letter);
            GenericRecord read = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), released).decode(written);
            var decoder = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), released);
            decoder.addSchema(DeadLetter.getClassSchema());
            GenericRecord readOfThisVersion =
                    decoder.decode(new AvroCodec<DeadLetter>(DeadLetter.getClassSchema()).encode(letter));

            assertThat(read.get("reason")).as("written for " + version).hasToString("OTHER");
            assertThat(readOfThisVersion.get("reason")).as("read by " + version).hasToString("OTHER");
        }
    }

    @Test
    void noShapeOfTextStopsTheWire() {
        ProcessorDriver driver = new ProcessorDriver(WireFixture.pipeline(1));
        HostileTexts.all()
                .forEach((name, text) -> driver.publish(Message.of(
                        Article.newBuilder()
                                .setId(name)
                                .setSource(text.substring(0, 500))
                                .setBody(text)
                                .build(),
                        NOON)));
        driver.publish(article("last"));

        assertThat(driver.view().memberships()).containsKey("last");
        assertThat(driver.deadLetters()).noneMatch(letter -> letter.getReason() == DeadLetterReason.PROCESSING);
    }
}
