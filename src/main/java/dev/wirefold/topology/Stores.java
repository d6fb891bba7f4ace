package dev.wirefold.topology;

import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The one state store, keyed as {@link Keys} says, and so the name of its changelog topic.
 *
 * <p>One and not one for each kind of row: every transaction has to be begun and ended in each partition that it writes to,
 * and latency is the time that takes. A key-value store and no window store: the timestamps of a replay lie in the past,
 * where a window store's changelog would expire at once. Cached, so that a row that changes several times before a commit
 * is written once.
 */
final class Stores {
    static final String STATE = "state";

    private Stores() {}

    /** The topics that the state is restored from. */
    static List<String> changelogs(String applicationId) {
        return List.of(applicationId + "-" + STATE + "-changelog");
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(STATE),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withCachingEnabled();
    }
}
