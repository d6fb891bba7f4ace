package dev.wirefold.topology;

import dev.wirefold.contract.TraceParent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The traces that the latest records of a task's articles belong to. Where there are too many, the first are forgotten, and so
 * are all when the task goes elsewhere: a trace is a help to who looks for a fault, and not worth a row of state.
 */
final class Traces {
    static final int MAX_ARTICLES = 10_000;

    private final Map<String, byte[]> byArticle = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MAX_ARTICLES;
        }
    };

    /** An article or a kill was read. */
    void read(String articleId, Headers headers) {
        byte[] trace = TraceParent.of(headers);
        byArticle.remove(articleId);
        if (trace != null) {
            byArticle.put(articleId, trace);
        }
    }

    byte @Nullable [] of(String articleId) {
        return byArticle.get(articleId);
    }
}
