package dev.wirefold.cli.inspect;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What came over the wire of one article. */
final class ArticleRevisions {
    private static final int HEADLINE_COLUMNS = 160;
    private static final String INDENT = "  ";

    private final String id;
    private final WholeTopic reading;
    private final AvroCodec<DeadLetter> letters;
    private final List<String> refusals = new ArrayList<>();
    private long count;
    private long kills;
    private @Nullable Article last;
    private @Nullable Instant lastAt;

    private ArticleRevisions(WholeTopic reading, String id) {
        this.reading = reading;
        this.id = id;
        letters = new AvroCodec<>(DeadLetter.getClassSchema(), reading.framing());
    }

    static ArticleRevisions read(WholeTopic reading, Topics topics, String id) {
        ArticleRevisions revisions = new ArticleRevisions(reading, id);
        reading.read(topics.articles(), revisions::take);
        reading.read(topics.deadLetters(), revisions::takeLetter);
        return revisions;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        if (!CommittedReader.key(message).equals(id)) {
            return;
        }
        Article article = message.value() == null
                ? null
                : reading.article(message.value()).orElse(null);
        if (article == null && message.value() != null) {
            // Its dead letter says what it is.
            return;
        }
        count++;
        boolean isKill = article == null || article.getStatus() == ArticleStatus.CANCELED;
        kills += isKill ? 1 : 0;
        last = isKill ? null : article;
        lastAt = Instant.ofEpochMilli(message.timestamp());
    }

    private void takeLetter(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() != null && CommittedReader.key(message).equals(id)) {
            DeadLetter letter = letters.decode(message.value());
            refusals.add(letter.getReason() + ": " + letter.getMessage());
        }
    }

    boolean isEmpty() {
        return count == 0 && refusals.isEmpty();
    }

    /** Records that can be read, kills included, refused ones too. */
    long count() {
        return count;
    }

    long kills() {
        return kills;
    }

    long refused() {
        return refusals.size();
    }

    /** The last that came; null when that was a kill. */
    @Nullable
    Article last() {
        return last;
    }

    /** Event time of the last that came; null when none did. */
    @Nullable
    Instant lastAt() {
        return lastAt;
    }

    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        Article article = last;
        if (article == null) {
            lines.add(terminal.bold(RecordLines.shown(id)) + (lastAt == null ? "" : "  killed at " + lastAt));
        } else {
            String headline = article.getHeadline();
            lines.add(terminal.bold(RecordLines.shown(id)) + "  " + lastAt + "  " + article.getStatus());
            lines.add(INDENT
                    + DisplayText.oneLine(
                            headline == null ? article.getBody() : headline,
                            Math.max(1, Math.min(HEADLINE_COLUMNS, terminal.columns() - INDENT.length()))));
            if (article.getSource() != null) {
                lines.add("  " + RecordLines.shown(article.getSource()));
            }
        }
        lines.add("  " + count + (count == 1 ? " revision" : " revisions") + " on the wire"
                + (kills == 0 ? "" : ", " + kills + " of them kills"));
        refusals.forEach(refusal -> lines.add("  refused: " + RecordLines.shown(refusal)));
        return lines;
    }
}
