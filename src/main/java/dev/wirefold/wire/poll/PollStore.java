package dev.wirefold.wire.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What has been seen, and what is to be published yet. What one answer brings is written at once or not at all, so that
 * nothing is lost and nothing is taken twice, wherever the process ends.
 */
public final class PollStore implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FEED = "f|";
    private static final String ITEM = "i|";
    private static final String CONTENT = "c|";
    private static final String OUTBOUND = "o|";
    private static final int MAX_PRUNED_AT_ONCE = 10_000;

    private final KeyedBytes bytes;
    private long lastNumber;

    /** What an item's content is known under. */
    private record ContentState(String id, int seenDay) {}

    /** One step: everything that an answer changes. */
    static final class Step {
        private final Map<String, byte @Nullable []> changes = new HashMap<>();
        private boolean hasNews;

        void feed(String feed, FeedState state) {
            changes.put(FEED + feed, json(state));
        }

        void item(String id, ItemState state) {
            changes.put(ITEM + id, json(state));
        }

        void content(String feed, String hash, String id, int seenDay) {
            changes.put(contentKey(feed, hash), json(new ContentState(id, seenDay)));
        }

        void outbound(Outbound outbound) {
            changes.put(outboundKey(outbound.number()), json(outbound));
            hasNews = true;
        }
    }

    private PollStore(KeyedBytes bytes) {
        this.bytes = bytes;
        bytes.visit(OUTBOUND, (key, value) -> {
            lastNumber = read(value, Outbound.class).number();
            return true;
        });
    }

    /** @throws UserErrorException when the directory can't be used, or somebody uses it */
    public static PollStore in(Path directory) {
        return new PollStore(KeyedBytesOnDisk.open(directory));
    }

    /** One that leaves nothing behind. */
    public static PollStore inMemory() {
        return new PollStore(new KeyedBytesInMemory());
    }

    FeedState feed(String feed) {
        return find(FEED + feed, FeedState.class).orElse(FeedState.UNKNOWN);
    }

    Optional<ItemState> item(String id) {
        return find(ITEM + id, ItemState.class);
    }

    /** The id under which a feed had this content before. */
    Optional<String> idOf(String feed, String hash) {
        return find(contentKey(feed, hash), ContentState.class).map(ContentState::id);
    }

    /** A number above all those of what is to be published. */
    long nextNumber() {
        lastNumber++;
        return lastNumber;
    }

    void write(Step step) {
        // Without news the worst that can be lost is that a feed was asked.
        bytes.write(step.changes, step.hasNews);
    }

    /** What is to be published, in the order of arrival. */
    List<Outbound> outbound(int max) {
        List<Outbound> all = new ArrayList<>();
        bytes.visit(OUTBOUND, (key, value) -> {
            all.add(read(value, Outbound.class));
            return all.size() < max;
        });
        return all;
    }

    /** These are published. */
    void published(List<Outbound> published) {
        Map<String, byte @Nullable []> changes = new HashMap<>();
        published.forEach(outbound -> changes.put(outboundKey(outbound.number()), null));
        bytes.write(changes, false);
    }

    /**
     * Forgets items that their feed no longer has. A feed that is unchanged for long still has what its last document had, so
     * what counts is the day of that.
     *
     * @param isListed whether a feed is one of those that are asked; of others the present counts
     * @param today in days since 1970-01-01
     * @param days how long an item is remembered that its feed no longer has
     */
    void forget(Predicate<String> isListed, int today, int days) {
        Map<String, Integer> lastDays = new HashMap<>();
        bytes.visit(ITEM, (key, value) -> {
            ItemState item = read(value, ItemState.class);
            lastDays.merge(item.feed(), item.seenDay(), Math::max);
            return true;
        });
        bytes.visit(CONTENT, (key, value) -> {
            lastDays.merge(feedOfContent(key), read(value, ContentState.class).seenDay(), Math::max);
            return true;
        });
        ToIntFunction<String> oldest =
                feed -> (isListed.test(feed) ? Math.min(today, lastDays.getOrDefault(feed, today)) : today) - days;
        Map<String, byte @Nullable []> changes = new HashMap<>();
        bytes.visit(ITEM, (key, value) -> {
            ItemState item = read(value, ItemState.class);
            if (item.seenDay() < oldest.applyAsInt(item.feed())) {
                changes.put(key, null);
            }
            return changes.size() < MAX_PRUNED_AT_ONCE;
        });
        bytes.visit(CONTENT, (key, value) -> {
            if (read(value, ContentState.class).seenDay() < oldest.applyAsInt(feedOfContent(key))) {
                changes.put(key, null);
            }
            return changes.size() < 2 * MAX_PRUNED_AT_ONCE;
        });
        if (!changes.isEmpty()) {
            bytes.write(changes, false);
        }
    }

    private static String feedOfContent(String key) {
        return key.substring(key.indexOf('|', CONTENT.length()) + 1);
    }

    private static String contentKey(String feed, String hash) {
        return CONTENT + hash + "|" + feed;
    }

    private static String outboundKey(long number) {
        return OUTBOUND + String.format("%016x", number);
    }

    private <T> Optional<T> find(String key, Class<T> type) {
        byte[] found = bytes.get(key);
        return found == null ? Optional.empty() : Optional.of(read(found, type));
    }

    private static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UserErrorException(
                    "the state of the poll is damaged or of another version; choose another directory with --state: "
                            + new String(json, 0, Math.min(json.length, 100), StandardCharsets.UTF_8),
                    e);
        }
    }

    private static byte[] json(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts and numbers can be written", e);
        }
    }

    @Override
    public void close() {
        bytes.close();
    }
}
