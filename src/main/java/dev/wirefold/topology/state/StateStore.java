package dev.wirefold.topology.state;

import dev.wirefold.contract.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The one state store, keyed as {@link StateKeys} says, and so the name of its changelog topic.
 *
 * <p>One and not one for each kind of row: every transaction has to be begun and ended in each partition that it writes to,
 * and latency is the time that takes. A key-value store and no window store: the timestamps of a replay lie in the past,
 * where a window store's changelog would expire at once. Cached, so that a row that changes several times before a commit
 * is written once.
 */
public final class StateStore {
    public static final String STATE = Topics.STATE_STORE;

    private StateStore() {}

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(STATE),
                        Serdes.Bytes(),
                        Serdes.ByteArray())
                .withCachingEnabled();
    }
}
