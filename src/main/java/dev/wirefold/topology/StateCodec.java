package dev.wirefold.topology;

import dev.wirefold.avro.internal.ClockRecord;
import dev.wirefold.avro.internal.EntryRecord;
import dev.wirefold.avro.internal.FingerprintRecord;
import dev.wirefold.avro.internal.HeadRecord;
import dev.wirefold.avro.internal.LedgerRecord;
import dev.wirefold.avro.internal.MemberRecord;
import dev.wirefold.avro.internal.MembershipRecord;
import dev.wirefold.avro.internal.StateRecord;
import dev.wirefold.avro.internal.TextRecord;
import dev.wirefold.avro.internal.WaveRecord;
import dev.wirefold.core.Member;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.Text;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.story.Head;
import dev.wirefold.core.watermark.Ledger;
import dev.wirefold.core.watermark.Tally;
import dev.wirefold.core.watermark.Wave;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * State rows ↔ bytes, by way of {@code avro/internal/State.avsc}; bytes that are no such row end in a
 * {@link SerializationException}. Not for use by several threads at once.
 */
final class StateCodec {
    private final AvroCodec<StateRecord> avro;

    StateCodec() {
        this("");
    }

    /** @param upgradeFrom the release with whose schema rows are written; empty: with this program's own */
    StateCodec(String upgradeFrom) {
        avro = new AvroCodec<>(StateRecord.getClassSchema(), upgradeFrom);
    }

    byte[] encode(Entry entry) {
        return write(new EntryRecord(
                Records.of(entry.node()),
                entry.rev(),
                entry.epoch(),
                ByteBuffer.wrap(entry.pending().toByteArray()),
                entry.parent() == null ? null : Records.of(entry.parent()),
                Records.text(entry.story()),
                of(entry.published()),
                entry.version(),
                entry.presence().name(),
                entry.embargoedUntilMs()));
    }

    Entry entry(byte[] bytes) {
        return read(bytes, EntryRecord.class, StateCodec::entry);
    }

    private static Entry entry(EntryRecord row) {
        return new Entry(
                Records.node(row.getNode()),
                row.getRev(),
                row.getEpoch(),
                new BigInteger(Records.bytes(row.getPending())),
                row.getParent() == null ? null : Records.parent(row.getParent()),
                Records.story(row.getStory()),
                membership(row.getPublished()),
                row.getVersion(),
                Entry.Presence.valueOf(row.getPresence()),
                row.getEmbargoedUntil());
    }

    byte[] encode(Text text) {
        return write(new TextRecord(text.timestamp(), Records.of(text.card()), text.body()));
    }

    Text text(byte[] bytes) {
        return read(bytes, TextRecord.class, StateCodec::text);
    }

    private static Text text(TextRecord row) {
        return new Text(row.getTimestamp(), Records.card(row.getCard()), row.getBody());
    }

    byte[] encode(Fingerprint fingerprint) {
        return write(Records.of(fingerprint));
    }

    Fingerprint fingerprint(byte[] bytes) {
        return read(bytes, FingerprintRecord.class, Records::fingerprint);
    }

    byte[] encode(Wave wave) {
        return write(new WaveRecord(
                wave.heard(),
                wave.watermarkMs(),
                wave.generation(),
                wave.round(),
                ByteBuffer.wrap(wave.waiting().toByteArray()),
                wave.sent(),
                wave.received(),
                wave.receivedBefore(),
                wave.closedAtMs()));
    }

    Wave wave(byte[] bytes) {
        return read(bytes, WaveRecord.class, StateCodec::wave);
    }

    private static Wave wave(WaveRecord row) {
        return new Wave(
                row.getHeard(),
                row.getWatermark(),
                row.getGeneration(),
                row.getRound(),
                new BigInteger(Records.bytes(row.getWaiting())),
                row.getSent(),
                row.getReceived(),
                row.getReceivedBefore(),
                row.getClosedAt());
    }

    static LedgerRecord of(Ledger ledger) {
        return new LedgerRecord(
                ledger.generation(),
                ledger.open().sent(),
                ledger.open().received(),
                ledger.closing().sent(),
                ledger.closing().received(),
                ledger.closedAtMs(),
                ledger.toldMs(),
                ledger.watermarkMs());
    }

    static Ledger ledger(LedgerRecord row) {
        return new Ledger(
                row.getGeneration(),
                new Tally(row.getSent(), row.getReceived()),
                new Tally(row.getSentBefore(), row.getReceivedBefore()),
                row.getClosedAt(),
                row.getTold(),
                row.getWatermark());
    }

    byte[] encode(ClockRecord clock) {
        return write(clock);
    }

    ClockRecord clock(byte[] bytes) {
        return read(bytes, ClockRecord.class, Function.identity());
    }

    byte[] encode(Head head) {
        return write(new HeadRecord(
                head.id().toString(),
                head.members(),
                head.usable(),
                head.retired(),
                head.placeTakers(),
                head.canonical() == null ? null : Records.of(head.canonical()),
                head.second() == null ? null : Records.of(head.second()),
                Records.text(head.successor())));
    }

    Head head(byte[] bytes) {
        return read(bytes, HeadRecord.class, StateCodec::head);
    }

    private static Head head(HeadRecord row) {
        return new Head(
                StoryId.parse(row.getStory()),
                row.getMembers(),
                row.getUsable(),
                row.getRetired(),
                row.getPlaceTakers(),
                row.getCanonical() == null ? null : Records.node(row.getCanonical()),
                row.getSecond() == null ? null : Records.node(row.getSecond()),
                Records.story(row.getSuccessor()));
    }

    byte[] encode(Member member) {
        return write(Records.of(member));
    }

    Member member(byte[] bytes) {
        return read(bytes, MemberRecord.class, Records::member);
    }

    private static @Nullable MembershipRecord of(@Nullable Membership published) {
        return published == null
                ? null
                : new MembershipRecord(
                        published.story().toString(),
                        published.place(),
                        published.parentId(),
                        published.relation().name(),
                        published.similarity(),
                        published.containment(),
                        published.parentContainment(),
                        published.revision());
    }

    private static @Nullable Membership membership(@Nullable MembershipRecord row) {
        return row == null
                ? null
                : new Membership(
                        StoryId.parse(row.getStory()),
                        row.getPlace(),
                        row.getParentId(),
                        Relation.valueOf(row.getRelation()),
                        row.getSimilarity(),
                        row.getContainment(),
                        row.getParentContainment(),
                        row.getRevision());
    }

    private byte[] write(Object row) {
        return avro.encode(new StateRecord(row));
    }

    private <R, T> T read(byte[] bytes, Class<R> kind, Function<R, T> reader) {
        Object row = avro.decode(bytes).getRow();
        if (!kind.isInstance(row)) {
            throw new SerializationException(
                    "no " + kind.getSimpleName() + " but a " + row.getClass().getSimpleName());
        }
        try {
            return reader.apply(kind.cast(row));
        } catch (IllegalArgumentException e) {
            throw new SerializationException("no " + kind.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
