package dev.wirefold.topology;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The state stores, all keyed as {@link Keys} says, and so the names of their changelog topics.
 *
 * <p>Key-value stores and no window stores: the timestamps of a replay lie in the past, where a window store's changelog
 * would expire at once. Cached, so that a row that changes several times before a commit is written once.
 */
final class Stores {
    static final String ENTRIES = "desk-entries";
    static final String TEXTS = "desk-texts";
    static final String FINGERPRINTS = "desk-fingerprints";
    static final String WATCHES = "desk-watches";
    static final String HEADS = "story-heads";
    static final String MEMBERS = "story-members";
    static final String PARTITION = "partition";

    private static final List<String> ALL = List.of(ENTRIES, TEXTS, FINGERPRINTS, WATCHES, HEADS, MEMBERS, PARTITION);

    private Stores() {}

    static List<String> names() {
        return ALL;
    }

    /** The topics that the state is restored from. */
    static List<String> changelogs(String applicationId) {
        return ALL.stream()
                .map(store -> applicationId + "-" + store + "-changelog")
                .toList();
    }

    static List<StoreBuilder<KeyValueStore<Bytes, byte[]>>> builders() {
        return ALL.stream().map(Stores::builder).toList();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder(String name) {
        Serde<Bytes> keys = Serdes.Bytes();
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), keys, Serdes.ByteArray())
                .withCachingEnabled();
    }
}
