package dev.wirefold.topology;

import dev.wirefold.core.Node;
import dev.wirefold.core.fingerprint.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints that were needed last: a story in the news is compared again and again, and unpacking costs more than
 * comparing. 4 to 20 KiB each. Made anew whenever a task's processor is, so nothing of an aborted transaction stays.
 */
final class RecentFingerprints {
    private static final int MAX_FINGERPRINTS = 512;

    private final Map<Node, Fingerprint> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Node, Fingerprint> eldest) {
            return size() > MAX_FINGERPRINTS;
        }
    };

    @Nullable
    Fingerprint get(Node node) {
        return recent.get(node);
    }

    void put(Node node, Fingerprint fingerprint) {
        recent.put(node, fingerprint);
    }

    void remove(Node node) {
        recent.remove(node);
    }
}
