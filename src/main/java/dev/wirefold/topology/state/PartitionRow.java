package dev.wirefold.topology.state;

import dev.wirefold.avro.internal.ClockRecord;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.watermark.Ledger;
import dev.wirefold.core.watermark.WatermarkState;
import dev.wirefold.core.watermark.Wave;
import dev.wirefold.topology.codec.StateCodec;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a partition counts, and what its state was written with. It changes several times with each record, so it is held
 * here and written once, when the record is done with.
 */
public final class PartitionRow implements WatermarkState {
    private static final Bytes CLOCK = StateKeys.partition("clock");
    private static final Bytes WAVE = StateKeys.partition("wave");

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateCodec codec;
    private final Provenance provenance;
    private Clock clock = Clock.START;
    private Ledger ledger = Ledger.START;
    private @Nullable Wave wave;
    private boolean changed;
    private boolean waveChanged;

    /**
     * What state is written with; another can't go on with it.
     *
     * @param rules all settings that decide for stories, in words
     */
    public record Provenance(int partitions, String fingerprintVersion, String rules) {}

    /** @throws IncompatibleStateException when the state was written with other partitions, fingerprints or rules */
    public PartitionRow(KeyValueStore<Bytes, byte[]> store, StateCodec codec, Provenance provenance) {
        this.store = store;
        this.codec = codec;
        this.provenance = provenance;
        byte[] row = store.get(CLOCK);
        if (row != null) {
            ClockRecord written = codec.clock(row);
            check(written);
            clock = new Clock(written.getEventTime(), written.getSequence());
            ledger = StateCodec.ledger(written.getLedger());
        }
        byte[] waveRow = store.get(WAVE);
        wave = waveRow == null ? null : codec.wave(waveRow);
    }

    private void check(ClockRecord written) {
        if (written.getPartitions() != provenance.partitions()) {
            throw new IncompatibleStateException("The state was written for " + written.getPartitions()
                    + " partitions, the articles topic has " + provenance.partitions() + " now.");
        }
        if (!written.getFingerprintVersion().equals(provenance.fingerprintVersion())) {
            throw new IncompatibleStateException("The state holds fingerprints of version "
                    + written.getFingerprintVersion() + ", this program makes version "
                    + provenance.fingerprintVersion() + ".");
        }
        if (!written.getRules().equals(provenance.rules())) {
            throw new IncompatibleStateException("The state was made with the settings " + written.getRules()
                    + "; now they are " + provenance.rules() + ".");
        }
    }

    Clock clock() {
        return clock;
    }

    void put(Clock now) {
        changed |= !now.equals(clock);
        clock = now;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void put(Ledger now) {
        changed |= !now.equals(ledger);
        ledger = now;
    }

    @Override
    public @Nullable Wave wave() {
        return wave;
    }

    @Override
    public void put(Wave now) {
        waveChanged = true;
        wave = now;
    }

    @Override
    public long eventTime() {
        return clock.eventTime();
    }

    public void save() {
        if (changed) {
            store.put(
                    CLOCK,
                    codec.encode(new ClockRecord(
                            clock.eventTime(),
                            clock.sequence(),
                            provenance.partitions(),
                            provenance.fingerprintVersion(),
                            provenance.rules(),
                            StateCodec.of(ledger))));
            changed = false;
        }
        if (waveChanged && wave != null) {
            store.put(WAVE, codec.encode(wave));
            waveChanged = false;
        }
    }
}
