package dev.wirefold.wire.poll;

import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.fetch.WebText;
import dev.wirefold.wire.format.Formats;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What the readers made of a feed's document.
 *
 * @param refusals items that can't be used, or the whole document
 * @param unknownFields names that are no field of an article, as often as they came
 * @param notices what was settled without asking
 * @param intervalMs how often it changes, as it says itself, in milliseconds; 0: it does not say
 */
record ReadFeed(
        List<Incoming> items,
        List<Refusal> refusals,
        List<String> unknownFields,
        List<String> notices,
        long intervalMs) {
    static final int MAX_ITEMS = 20_000;
    private static final int MAX_REMARKS = 1_000;

    static ReadFeed of(HttpUrl feed, byte[] body, @Nullable String contentType, Times times) {
        String where = feed.toString();
        Collected collected = new Collected(where);
        byte[] document = isJson(body) ? body : WebText.marked(body, contentType);
        if (document.length > 0) {
            Formats.feeds(collected, times).read(where, new ByteArrayInputStream(document));
        } else {
            collected.refused(new Refusal(where, "is empty"));
        }
        return new ReadFeed(
                List.copyOf(collected.items),
                List.copyOf(collected.refusals),
                List.copyOf(collected.unknownFields),
                List.copyOf(collected.notices),
                FeedHints.intervalMs(body));
    }

    /** Whether it is a feed at all, however few of its items can be used. */
    boolean isFeed(HttpUrl feed) {
        String where = feed.toString();
        return !items.isEmpty()
                || refusals.stream().noneMatch(refusal -> refusal.where().equals(where));
    }

    /** JSON is in UTF-8, whatever the server says (RFC 8259, section 8.1). */
    private static boolean isJson(byte[] body) {
        for (byte b : body) {
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    /** Keeps what comes, within bounds. */
    private static final class Collected implements ArticleSink {
        private final String where;
        private final List<Incoming> items = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private final List<String> unknownFields = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private boolean hasMore;

        Collected(String where) {
            this.where = where;
        }

        @Override
        public void article(Incoming incoming) {
            if (items.size() < MAX_ITEMS) {
                items.add(incoming);
            } else if (!hasMore) {
                hasMore = true;
                refused(new Refusal(where + "#", "has more than " + MAX_ITEMS + " items; the others are not read"));
            }
        }

        @Override
        public void refused(Refusal refusal) {
            if (refusals.size() < MAX_REMARKS) {
                refusals.add(refusal);
            }
        }

        @Override
        public void unknownField(String name) {
            if (unknownFields.size() < MAX_REMARKS) {
                unknownFields.add(name);
            }
        }

        @Override
        public void noticed(String notice) {
            if (notices.size() < MAX_REMARKS) {
                notices.add(notice);
            }
        }
    }
}
