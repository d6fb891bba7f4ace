package dev.wirefold.topology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** When the new articles of a task were read that have no membership yet. Where there are too many, the first are not measured. */
final class Arrivals {
    private static final int MAX_WAITING = 10_000;

    private final Map<String, Long> readAtMs = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_WAITING;
        }
    };

    void read(String articleId, long nowMs) {
        readAtMs.put(articleId, nowMs);
    }

    /** It has a membership, or will have none. */
    OptionalLong waited(String articleId, long nowMs) {
        Long since = readAtMs.remove(articleId);
        return since == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, nowMs - since));
    }
}
