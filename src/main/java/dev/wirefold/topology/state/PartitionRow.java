package dev.wirefold.topology.state;

import dev.wirefold.avro.internal.ClockRecord;
import dev.wirefold.contract.TopicMark;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.watermark.Ledger;
import dev.wirefold.core.watermark.WatermarkState;
import dev.wirefold.core.watermark.Wave;
import dev.wirefold.topology.codec.StateCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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

    private static final String SEPARATOR = ", ";

    private final KeyValueStore<Bytes, byte[]> store;
    private final StateCodec codec;
    private final Provenance provenance;
    private Clock clock = Clock.START;
    private Ledger ledger = Ledger.START;
    private ReadTo readTo = ReadTo.UNKNOWN;
    private List<TopicMark> marks;
    private final boolean isNew;
    private @Nullable Wave wave;
    private long heardMs;
    private boolean changed;
    private boolean waveChanged;

    /**
     * What state is written with; another can't go on with it.
     *
     * @param topics names of the topics
     * @param rules all settings that decide for stories, with a comma and a space between
     */
    public record Provenance(Topics topics, int partitions, String fingerprintVersion, String rules) {}

    /**
     * Up to where a partition has read its articles, its mail and what editors decided.
     *
     * @param articles offset of the next record, or -1 when that is not known
     * @param mail the same
     * @param overrides the same
     */
    public record ReadTo(long articles, long mail, long overrides) {
        /** State of an old version, or of a partition that has none. */
        public static final ReadTo UNKNOWN = new ReadTo(-1, -1, -1);
    }

    /**
     * @param marks of the topics as they are now, in the order of {@link Topics#all()}; empty when they are not known
     * @throws IncompatibleStateException when the state was written with other partitions, fingerprints, rules or topics
     */
    public PartitionRow(
            KeyValueStore<Bytes, byte[]> store, StateCodec codec, Provenance provenance, List<TopicMark> marks) {
        this.store = store;
        this.codec = codec;
        this.provenance = provenance;
        this.marks = marks;
        byte[] row = store.get(CLOCK);
        isNew = row == null;
        if (row != null) {
            ClockRecord written = codec.clock(row);
            check(written);
            clock = new Clock(written.getEventTime(), written.getSequence());
            ledger = StateCodec.ledger(written.getLedger());
            readTo = new ReadTo(written.getArticlesRead(), written.getMailRead(), written.getOverridesRead());
        }
        byte[] waveRow = store.get(WAVE);
        wave = waveRow == null ? null : codec.wave(waveRow);
    }

    private void check(ClockRecord written) {
        if (written.getPartitions() != provenance.partitions()) {
            throw IncompatibleStateException.moveOn(
                    "The state was written for " + written.getPartitions() + " partitions, the articles topic has "
                            + provenance.partitions() + " now",
                    provenance.topics().articles(),
                    provenance.partitions());
        }
        if (!written.getFingerprintVersion().equals(provenance.fingerprintVersion())) {
            throw IncompatibleStateException.startOver("The state holds fingerprints of version "
                    + written.getFingerprintVersion() + ", this program makes version "
                    + provenance.fingerprintVersion());
        }
        if (!written.getRules().equals(provenance.rules())) {
            throw IncompatibleStateException.otherSettings(
                    "The state was made with the settings " + without(written.getRules(), provenance.rules())
                            + "; now they are " + without(provenance.rules(), written.getRules()));
        }
        checkTopics(written.getTopics().stream().map(TopicMark::parse).toList());
    }

    /** What one text lists, with commas between, and another does not. */
    private static String without(String settings, String others) {
        List<String> known = parts(others);
        return parts(settings).stream()
                .filter(setting -> !known.contains(setting))
                .collect(Collectors.joining(SEPARATOR));
    }

    private static List<String> parts(String settings) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = settings.indexOf(SEPARATOR); to >= 0; to = settings.indexOf(SEPARATOR, from)) {
            parts.add(settings.substring(from, to));
            from = to + SEPARATOR.length();
        }
        parts.add(settings.substring(from));
        return parts;
    }

    private void checkTopics(List<TopicMark> written) {
        List<String> names = provenance.topics().all();
        for (int i = 0; i < Math.min(written.size(), marks.size()); i++) {
            String name = names.get(i);
            written.get(i).changedTo(marks.get(i), name, provenance.topics()).ifPresent(change -> {
                throw new IncompatibleStateException(change);
            });
        }
        if (marks.isEmpty()) {
            marks = written;
        }
    }

    /** Whether there was no state; the first record that is read makes some. */
    public boolean isNew() {
        return isNew;
    }

    public ReadTo readTo() {
        return readTo;
    }

    public void put(ReadTo now) {
        changed |= !now.equals(readTo);
        readTo = now;
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

    /**
     * Mail tells what event time its sender has reached. That moves no clock.
     *
     * @param reachedMs milliseconds since 1970-01-01T00:00Z
     */
    public void hear(long reachedMs) {
        heardMs = Math.max(heardMs, reachedMs);
    }

    /**
     * When what is told now happens. The clock of a partition that reads no article stands still, so it goes by what it has
     * heard, and by what has settled everywhere.
     *
     * @return milliseconds since 1970-01-01T00:00Z, 0 if nothing was read or heard
     */
    public long presentMs() {
        return Math.max(Math.max(0, clock.eventTime()), Math.max(heardMs, ledger.watermarkMs()));
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
                            StateCodec.of(ledger),
                            readTo.articles(),
                            readTo.mail(),
                            readTo.overrides(),
                            marks.stream().map(TopicMark::toString).toList())));
            changed = false;
        }
        if (waveChanged && wave != null) {
            store.put(WAVE, codec.encode(wave));
            waveChanged = false;
        }
    }
}
