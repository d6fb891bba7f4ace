package dev.wirefold.topology;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.contract.Printable;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Unhonoured;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** What becomes of articles, line by line, with the ids of article and story as fields that a search can ask for. */
final class WireLog {
    private static final Logger LOG = LoggerFactory.getLogger(WireLog.class);
    private static final String ARTICLE = "article";
    private static final String STORY = "story";

    /** A key is any bytes, and may be as long as a record. */
    private static final int MAX_KEY_CHARS = 512;

    private WireLog() {}

    static void published(String articleId, @Nullable Membership membership) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LoggingEventBuilder event = LOG.atDebug().addKeyValue(ARTICLE, articleId);
        if (membership == null) {
            event.log("article {} is in no story", articleId);
        } else {
            String story = membership.story().toString();
            event.addKeyValue(STORY, story)
                    .log(
                            "article {} is in story {}, {} of {}",
                            articleId,
                            story,
                            membership.relation(),
                            membership.parentId() == null ? "none" : membership.parentId());
        }
    }

    static void published(Story story) {
        if (LOG.isDebugEnabled()) {
            LOG.atDebug()
                    .addKeyValue(STORY, story.id())
                    .log("story {} is {}, revision {}", story.id(), story.status(), story.revision());
        }
    }

    static void published(StoryEvent event) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        LoggingEventBuilder line = LOG.atDebug().addKeyValue(STORY, event.story());
        if (event.articleId() == null) {
            line.log("story {}: {}", event.story(), event.type());
        } else {
            line.addKeyValue(ARTICLE, event.articleId())
                    .log("story {}: {} article {}", event.story(), event.type(), event.articleId());
        }
    }

    static void notHonoured(Unhonoured decision) {
        LOG.atInfo()
                .addKeyValue(ARTICLE, decision.articleId())
                .log("a decision about article {} is not honoured: {}", decision.articleId(), decision.reason());
    }

    /** Publishers make many; but that reading one failed is for whoever mends this program. */
    static void refused(DeadLetter letter) {
        Level level = letter.getReason() == DeadLetterReason.PROCESSING ? Level.WARN : Level.DEBUG;
        if (LOG.isEnabledForLevel(level)) {
            String article = printable(letter.getKey());
            LOG.atLevel(level)
                    .addKeyValue(ARTICLE, article)
                    .log(
                            "article {} is refused, {}: {}-{}@{}",
                            article,
                            letter.getReason(),
                            letter.getTopic(),
                            letter.getPartition(),
                            letter.getOffset());
        }
    }

    private static String printable(@Nullable ByteBuffer key) {
        if (key == null) {
            return "without a key";
        }
        ByteBuffer start = key.duplicate().limit(Math.min(key.limit(), key.position() + MAX_KEY_CHARS));
        StringBuilder shown = new StringBuilder();
        StandardCharsets.UTF_8
                .decode(start)
                .codePoints()
                .map(c -> Printable.isPrintable(c) ? c : '\uFFFD')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
