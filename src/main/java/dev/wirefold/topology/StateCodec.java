package dev.wirefold.topology;

import dev.wirefold.avro.internal.ClockRecord;
import dev.wirefold.avro.internal.EntryRecord;
import dev.wirefold.avro.internal.HeadRecord;
import dev.wirefold.avro.internal.MemberRecord;
import dev.wirefold.avro.internal.MembershipRecord;
import dev.wirefold.avro.internal.StateRecord;
import dev.wirefold.avro.internal.TextRecord;
import dev.wirefold.core.Member;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.Submission;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.story.Head;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** State rows ↔ bytes, by way of {@code avro/internal/State.avsc}. Not for use by several threads at once. */
final class StateCodec {
    private final AvroCodec<StateRecord> avro = new AvroCodec<>(StateRecord.getClassSchema());

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
                entry.presence().name()));
    }

    Entry entry(byte[] bytes) {
        var row = (EntryRecord) read(bytes);
        return new Entry(
                Records.node(row.getNode()),
                row.getRev(),
                row.getEpoch(),
                new BigInteger(Records.bytes(row.getPending())),
                row.getParent() == null ? null : Records.parent(row.getParent()),
                Records.story(row.getStory()),
                membership(row.getPublished()),
                row.getVersion(),
                Entry.Presence.valueOf(row.getPresence()));
    }

    byte[] encode(Submission text) {
        return write(
                new TextRecord(text.timestamp(), Records.of(text.card()), text.body(), Records.of(text.fingerprint())));
    }

    Submission text(byte[] bytes) {
        var row = (TextRecord) read(bytes);
        return new Submission(
                row.getTimestamp(),
                Records.card(row.getCard()),
                row.getBody(),
                Records.fingerprint(row.getFingerprint()));
    }

    byte[] encode(ClockRecord clock) {
        return write(clock);
    }

    ClockRecord clock(byte[] bytes) {
        return (ClockRecord) read(bytes);
    }

    byte[] encode(Head head) {
        return write(new HeadRecord(
                head.id().toString(),
                head.members(),
                head.usable(),
                head.canonical() == null ? null : Records.of(head.canonical()),
                head.second() == null ? null : Records.of(head.second()),
                Records.text(head.successor())));
    }

    Head head(byte[] bytes) {
        var row = (HeadRecord) read(bytes);
        return new Head(
                StoryId.parse(row.getStory()),
                row.getMembers(),
                row.getUsable(),
                row.getCanonical() == null ? null : Records.node(row.getCanonical()),
                row.getSecond() == null ? null : Records.node(row.getSecond()),
                Records.story(row.getSuccessor()));
    }

    byte[] encode(Member member) {
        return write(Records.of(member));
    }

    Member member(byte[] bytes) {
        return Records.member((MemberRecord) read(bytes));
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

    private Object read(byte[] bytes) {
        return avro.decode(bytes).getRow();
    }
}
