package dev.wirefold.topology;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.internal.HouseRecord;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.ReadingFailure;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.contract.Usability;
import dev.wirefold.contract.VersionMarks;
import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.text.PublisherName;
import dev.wirefold.topology.codec.HouseRecords;
import dev.wirefold.topology.state.IncompatibleStateException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Reads records of the articles topic. Not for use by several threads at once. */
public final class SubmissionReader {
    private final AvroCodec<Article> codec;
    private final AvroCodec<HouseRecord> houses = new AvroCodec<>(HouseRecord.getClassSchema());
    private final Fingerprinter fingerprinter;
    private final Usability.Limits limits;

    SubmissionReader(Fingerprinter fingerprinter, Usability.Limits limits, Framing framing) {
        codec = new AvroCodec<>(Article.getClassSchema(), framing);
        this.fingerprinter = fingerprinter;
        this.limits = limits;
    }

    /** What a record of the wire says. */
    public sealed interface Reading {}

    public record Published(String id, Submission submission) implements Reading {}

    record Killed(String id, @Nullable Long version) implements Reading {}

    record Ticked() implements Reading {}

    /** More has been learned of a publisher. */
    public record Learned(LearnedHouse house) implements Reading {}

    /** What was learned of an archive has all been told. */
    record AllTold() implements Reading {}

    public record Refused(DeadLetterReason reason, String message) implements Reading {}

    Reading readTick(long timestamp) {
        return Usability.checkTime(timestamp)
                .<Reading>map(refused -> new Refused(refused.reason(), refused.message()))
                .orElseGet(Ticked::new);
    }

    /** @param timestamp of the record: its event time */
    public Reading readHouse(byte @Nullable [] value, long timestamp) {
        Optional<Usability.Refused> refused = Usability.checkTime(timestamp);
        if (refused.isPresent()) {
            return new Refused(refused.get().reason(), refused.get().message());
        }
        if (value == null) {
            return new AllTold();
        }
        try {
            LearnedHouse house = HouseRecords.house(houses.decode(value));
            return house.learnedAtMs() == timestamp
                    ? new Learned(house)
                    : new Refused(DeadLetterReason.UNDECODABLE, "a house learned at another time than the record's");
        } catch (SerializationException | IllegalArgumentException e) {
            return new Refused(DeadLetterReason.UNDECODABLE, "no house: " + e.getMessage());
        }
    }

    /** Reads with nothing known of publishers but the lists made by hand. */
    public Reading read(byte @Nullable [] key, byte @Nullable [] value, long timestamp) {
        return read(key, value, timestamp, publisher -> HouseWords.NONE);
    }

    /**
     * Whatever goes wrong with it is about this record alone, so it is refused; but for errors of the machine.
     *
     * @throws SchemaUnavailableException when it can't be read for now
     */
    Reading read(byte @Nullable [] key, byte @Nullable [] value, long timestamp, Function<String, HouseWords> learned) {
        try {
            return readAny(key, value, timestamp, learned);
        } catch (SchemaUnavailableException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return new Refused(DeadLetterReason.PROCESSING, ReadingFailure.message(e));
        }
    }

    private Reading readAny(
            byte @Nullable [] key, byte @Nullable [] value, long timestamp, Function<String, HouseWords> learned) {
        String id;
        Article article;
        try {
            id = key == null ? null : utf8(key);
            article = value == null ? null : codec.decode(value);
        } catch (CharacterCodingException e) {
            return new Refused(DeadLetterReason.KEY, "the record's key is not UTF-8");
        } catch (SerializationException e) {
            return new Refused(DeadLetterReason.UNDECODABLE, String.valueOf(e.getMessage()));
        }
        Optional<Usability.Refused> refused =
                article == null ? Usability.checkKill(id, timestamp) : Usability.check(article, id, timestamp, limits);
        if (refused.isPresent()) {
            return new Refused(refused.get().reason(), refused.get().message());
        }
        Objects.requireNonNull(id, "a usable record without a key");
        if (article == null || article.getStatus() == ArticleStatus.CANCELED) {
            return new Killed(id, article == null ? null : article.getRevision());
        }
        return new Published(id, submission(article, timestamp, learned));
    }

    /**
     * Two that differ would never be compared, and nobody would know.
     *
     * @throws IncompatibleStateException when this reader would make another fingerprint
     */
    void check(Fingerprint announced) {
        if (!fingerprinter.isAlike(announced)) {
            throw new IncompatibleStateException("Another instance makes fingerprints of version "
                    + announced.version() + ", this one of version " + fingerprinter.version(announced.language())
                    + "; give all of them the same fingerprint.samples, lexicon.files and houses.files");
        }
    }

    private Submission submission(Article article, long timestamp, Function<String, HouseWords> learned) {
        return new Submission(
                new Content(timestamp, card(article), article.getBody()),
                fingerprinter.of(text(article), learned.apply(PublisherName.of(article.getSource()))));
    }

    /** What of an article is compared. */
    public static ArticleText text(Article article) {
        return new ArticleText(
                article.getLanguage(), article.getSource(), article.getHeadline(), article.getBody(), links(article));
    }

    private static Links links(Article article) {
        List<String> others = article.getAltIds().stream()
                .flatMap(other -> Stream.of(other.getScheme(), other.getValue()))
                .toList();
        return Links.of(article.getId(), article.getGuid(), others, article.getDerivedFrom());
    }

    private static Card card(Article article) {
        Instant publishedAt = article.getPublishedAt();
        Instant embargo = article.getStatus() == ArticleStatus.USABLE ? article.getEmbargoedUntil() : null;
        return new Card(
                article.getSource(),
                article.getHeadline(),
                article.getByline(),
                article.getDateline(),
                article.getLanguage(),
                article.getUrl(),
                article.getCopyright(),
                publishedAt == null ? null : publishedAt.toEpochMilli(),
                article.getRevision(),
                article.getBody().length(),
                article.getStatus() == ArticleStatus.USABLE && embargo == null,
                embargo == null ? null : embargo.toEpochMilli(),
                links(article),
                VersionMarks.areIn(article),
                null);
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
