package dev.wirefold.topology.codec;

import dev.wirefold.avro.internal.BondRecord;
import dev.wirefold.avro.internal.ClockRecord;
import dev.wirefold.avro.internal.DecidedRecord;
import dev.wirefold.avro.internal.EnrolledRecord;
import dev.wirefold.avro.internal.EntryRecord;
import dev.wirefold.avro.internal.FingerprintRecord;
import dev.wirefold.avro.internal.HeadRecord;
import dev.wirefold.avro.internal.KeptHouseRecord;
import dev.wirefold.avro.internal.KindredRecord;
import dev.wirefold.avro.internal.LedgerRecord;
import dev.wirefold.avro.internal.MemberRecord;
import dev.wirefold.avro.internal.MembershipRecord;
import dev.wirefold.avro.internal.StateRecord;
import dev.wirefold.avro.internal.TextRecord;
import dev.wirefold.avro.internal.TieRecord;
import dev.wirefold.avro.internal.ToldRecord;
import dev.wirefold.avro.internal.WaveRecord;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.UnknownSchemaException;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.House;
import dev.wirefold.core.lineage.Kindred;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.story.CanonicalRule;
import dev.wirefold.core.story.StoryHead;
import dev.wirefold.core.tree.Bond;
import dev.wirefold.core.tree.Tie;
import dev.wirefold.core.tree.Told;
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
 * {@link DamagedRowException}. Not for use by several threads at once.
 */
public final class StateCodec {
    private final AvroCodec<StateRecord> avro;

    public StateCodec() {
        this("");
    }

    /** @param upgradeFrom the release with whose schema rows are written; empty: with this program's own */
    public StateCodec(String upgradeFrom) {
        avro = new AvroCodec<>(StateRecord.getClassSchema(), upgradeFrom);
    }

    public byte[] encode(Entry entry) {
        return write(new EntryRecord(
                CoreRecords.of(entry.node()),
                entry.textNumber(),
                entry.epoch(),
                ByteBuffer.wrap(entry.pending().toByteArray()),
                entry.parent() == null ? null : CoreRecords.of(entry.parent()),
                TreeRecords.story(entry.standing()),
                of(entry.published()),
                entry.revision(),
                entry.presence().name(),
                entry.embargoedUntilMs(),
                TreeRecords.tree(entry.standing()),
                CoreRecords.text(entry.enrolled()),
                TreeRecords.of(entry.joined())));
    }

    public Entry entry(byte[] bytes) {
        return read(bytes, EntryRecord.class, StateCodec::entry);
    }

    private static Entry entry(EntryRecord row) {
        return new Entry(
                CoreRecords.node(row.getNode()),
                row.getRev(),
                row.getEpoch(),
                new BigInteger(AvroCodec.bytes(row.getPending())),
                row.getParent() == null ? null : CoreRecords.parent(row.getParent()),
                TreeRecords.standing(row.getStory(), row.getTree()),
                membership(row.getPublished()),
                row.getVersion(),
                Entry.Presence.valueOf(row.getPresence()),
                row.getEmbargoedUntil(),
                CoreRecords.story(row.getEnrolled()),
                TreeRecords.joined(row.getJoined()));
    }

    public byte[] encode(Content text) {
        return write(new TextRecord(text.timestamp(), CoreRecords.of(text.card()), text.body(), text.isLate()));
    }

    public Content text(byte[] bytes) {
        return read(bytes, TextRecord.class, StateCodec::text);
    }

    private static Content text(TextRecord row) {
        return new Content(row.getTimestamp(), CoreRecords.card(row.getCard()), row.getBody(), row.getLate());
    }

    public byte[] encode(Fingerprint fingerprint) {
        return write(CoreRecords.of(fingerprint));
    }

    public Fingerprint fingerprint(byte[] bytes) {
        return read(bytes, FingerprintRecord.class, CoreRecords::fingerprint);
    }

    public byte[] encode(Wave wave) {
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

    public Wave wave(byte[] bytes) {
        return read(bytes, WaveRecord.class, StateCodec::wave);
    }

    private static Wave wave(WaveRecord row) {
        return new Wave(
                row.getHeard(),
                row.getWatermark(),
                row.getGeneration(),
                row.getRound(),
                new BigInteger(AvroCodec.bytes(row.getWaiting())),
                row.getSent(),
                row.getReceived(),
                row.getReceivedBefore(),
                row.getClosedAt());
    }

    public static LedgerRecord of(Ledger ledger) {
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

    public static Ledger ledger(LedgerRecord row) {
        return new Ledger(
                row.getGeneration(),
                new Tally(row.getSent(), row.getReceived()),
                new Tally(row.getSentBefore(), row.getReceivedBefore()),
                row.getClosedAt(),
                row.getTold(),
                row.getWatermark());
    }

    public byte[] encode(ClockRecord clock) {
        return write(clock);
    }

    public ClockRecord clock(byte[] bytes) {
        return read(bytes, ClockRecord.class, Function.identity());
    }

    public byte[] encode(StoryHead head) {
        return write(new HeadRecord(
                head.id().toString(),
                head.members(),
                head.usable(),
                head.retired(),
                head.superseding(),
                head.canonical() == null ? null : CoreRecords.of(head.canonical()),
                head.second() == null ? null : CoreRecords.of(head.second()),
                CoreRecords.text(head.successor()),
                head.rule().name(),
                head.latestMs()));
    }

    public StoryHead head(byte[] bytes) {
        return read(bytes, HeadRecord.class, StateCodec::head);
    }

    private static StoryHead head(HeadRecord row) {
        return new StoryHead(
                StoryId.parse(row.getStory()),
                row.getMembers(),
                row.getUsable(),
                row.getRetired(),
                row.getPlaceTakers(),
                row.getCanonical() == null ? null : CoreRecords.node(row.getCanonical()),
                row.getSecond() == null ? null : CoreRecords.node(row.getSecond()),
                CoreRecords.story(row.getSuccessor()),
                CanonicalRule.valueOf(row.getRule()),
                row.getLatest());
    }

    public byte[] encode(Member member) {
        return write(CoreRecords.of(member));
    }

    public Member member(byte[] bytes) {
        return read(bytes, MemberRecord.class, CoreRecords::member);
    }

    public byte[] encode(Kindred kindred) {
        return write(TreeRecords.of(kindred));
    }

    public Kindred kindred(byte[] bytes) {
        return read(bytes, KindredRecord.class, TreeRecords::kindred);
    }

    public byte[] encode(Enrolled enrolled) {
        return write(TreeRecords.of(enrolled));
    }

    public Enrolled enrolled(byte[] bytes) {
        return read(bytes, EnrolledRecord.class, TreeRecords::enrolled);
    }

    public byte[] encode(Tie tie) {
        return write(TreeRecords.of(tie));
    }

    public Tie tie(byte[] bytes) {
        return read(bytes, TieRecord.class, TreeRecords::tie);
    }

    public byte[] encode(Bond bond) {
        return write(TreeRecords.of(bond));
    }

    public Bond bond(byte[] bytes) {
        return read(bytes, BondRecord.class, TreeRecords::bond);
    }

    public byte[] encode(Told told) {
        return write(TreeRecords.of(told));
    }

    public Told told(byte[] bytes) {
        return read(bytes, ToldRecord.class, TreeRecords::told);
    }

    public byte[] encode(Decided decided) {
        return write(DecisionRecords.of(decided));
    }

    public Decided decided(byte[] bytes) {
        return read(bytes, DecidedRecord.class, DecisionRecords::decided);
    }

    public byte[] encode(House house) {
        Node readTo = house.readTo();
        return write(
                new KeptHouseRecord(HouseRecords.of(house.learned()), readTo == null ? null : CoreRecords.of(readTo)));
    }

    public House house(byte[] bytes) {
        return read(
                bytes,
                KeptHouseRecord.class,
                row -> new House(
                        HouseRecords.house(row.getHouse()),
                        row.getReadTo() == null ? null : CoreRecords.node(row.getReadTo())));
    }

    private static @Nullable MembershipRecord of(@Nullable Membership published) {
        return published == null
                ? null
                : new MembershipRecord(
                        published.story().toString(),
                        published.eventTimeMs(),
                        published.parentId(),
                        published.relation().name(),
                        published.similarity(),
                        published.containment(),
                        published.parentContainment(),
                        published.revision(),
                        TreeRecords.of(published.joining()),
                        DecisionRecords.of(published.decision()));
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
                        row.getRevision(),
                        TreeRecords.joining(row.getJoining()),
                        DecisionRecords.decision(row.getDecision()));
    }

    private byte[] write(Object row) {
        return avro.encode(new StateRecord(row));
    }

    private <R, T> T read(byte[] bytes, Class<R> kind, Function<R, T> reader) {
        try {
            return reader.apply(row(bytes, kind));
        } catch (UnknownSchemaException e) {
            throw e;
        } catch (SerializationException e) {
            throw new DamagedRowException(e);
        } catch (IllegalArgumentException e) {
            throw new DamagedRowException(
                    new SerializationException("no " + kind.getSimpleName() + ": " + e.getMessage(), e));
        }
    }

    private <R> R row(byte[] bytes, Class<R> kind) {
        Object row = avro.decode(bytes).getRow();
        if (!kind.isInstance(row)) {
            throw new SerializationException(
                    "no " + kind.getSimpleName() + " but a " + row.getClass().getSimpleName());
        }
        return kind.cast(row);
    }
}
