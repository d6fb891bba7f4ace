package dev.wirefold.topology;

import dev.wirefold.avro.internal.ClockRecord;
import dev.wirefold.core.lineage.Clock;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** A partition's clock and counter, and what its state was written with. */
final class PartitionClock {
    private static final Bytes KEY = Bytes.wrap("clock".getBytes(StandardCharsets.UTF_8));

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateCodec codec;
    private final int partitions;
    private final String fingerprintVersion;

    /** @throws IncompatibleStateException when the state was written with another partition count or fingerprint */
    PartitionClock(KeyValueStore<Bytes, byte[]> store, StateCodec codec, int partitions, String fingerprintVersion) {
        this.store = store;
        this.codec = codec;
        this.partitions = partitions;
        this.fingerprintVersion = fingerprintVersion;
        byte[] row = store.get(KEY);
        if (row != null) {
            ClockRecord written = codec.clock(row);
            if (written.getPartitions() != partitions) {
                throw new IncompatibleStateException("The state was written for " + written.getPartitions()
                        + " partitions, the articles topic has " + partitions + " now.");
            }
            if (!written.getFingerprintVersion().equals(fingerprintVersion)) {
                throw new IncompatibleStateException("The state holds fingerprints of version "
                        + written.getFingerprintVersion() + ", this program makes version " + fingerprintVersion + ".");
            }
        }
    }

    Clock read() {
        byte[] row = store.get(KEY);
        if (row == null) {
            return Clock.START;
        }
        ClockRecord clock = codec.clock(row);
        return new Clock(clock.getEventTime(), clock.getSequence());
    }

    void write(Clock clock) {
        store.put(
                KEY,
                codec.encode(new ClockRecord(clock.eventTime(), clock.sequence(), partitions, fingerprintVersion)));
    }
}
