package dev.wirefold.topology.codec;

import dev.wirefold.avro.internal.BondRecord;
import dev.wirefold.avro.internal.EnrolledRecord;
import dev.wirefold.avro.internal.JoinedRecord;
import dev.wirefold.avro.internal.JoiningRecord;
import dev.wirefold.avro.internal.KinRecord;
import dev.wirefold.avro.internal.KindredRecord;
import dev.wirefold.avro.internal.NodeRecord;
import dev.wirefold.avro.internal.OfferedRecord;
import dev.wirefold.avro.internal.PairRecord;
import dev.wirefold.avro.internal.TieRecord;
import dev.wirefold.avro.internal.ToldRecord;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Joining;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.lineage.Kindred;
import dev.wirefold.core.mail.Mail.Offered;
import dev.wirefold.core.tree.Bond;
import dev.wirefold.core.tree.Tie;
import dev.wirefold.core.tree.Told;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What mail and state say of trees, and of what joins them ↔ Avro records. */
final class TreeRecords {
    private TreeRecords() {}

    /** The tree, where it is another than the story. */
    static @Nullable String tree(@Nullable Standing standing) {
        return standing == null || standing.isAlone() ? null : standing.tree().toString();
    }

    static @Nullable String story(@Nullable Standing standing) {
        return standing == null ? null : standing.story().toString();
    }

    static @Nullable Standing standing(@Nullable String story, @Nullable String tree) {
        if (story == null) {
            return null;
        }
        StoryId in = StoryId.parse(story);
        return tree == null ? Standing.alone(in) : new Standing(StoryId.parse(tree), in);
    }

    static List<NodeRecord> of(Collection<Node> nodes) {
        return nodes.stream().map(CoreRecords::of).toList();
    }

    static List<Node> nodes(List<NodeRecord> rows) {
        return rows.stream().map(CoreRecords::node).toList();
    }

    static List<KinRecord> ofKin(List<Kin> kin) {
        return kin.stream()
                .map(one -> new KinRecord(CoreRecords.of(one.node()), one.score()))
                .toList();
    }

    static List<Kin> kin(List<KinRecord> rows) {
        return rows.stream()
                .map(row -> new Kin(CoreRecords.node(row.getNode()), row.getScore()))
                .toList();
    }

    static KindredRecord of(Kindred kindred) {
        return new KindredRecord(ofKin(kindred.kin()), kindred.told());
    }

    static Kindred kindred(KindredRecord row) {
        return new Kindred(kin(row.getKin()), row.getTold());
    }

    static EnrolledRecord of(Enrolled enrolled) {
        return new EnrolledRecord(CoreRecords.of(enrolled.node()), of(enrolled.kin()));
    }

    static Enrolled enrolled(EnrolledRecord row) {
        return new Enrolled(CoreRecords.node(row.getNode()), nodes(row.getKin()));
    }

    private static List<PairRecord> ofPairs(List<Pair> pairs) {
        return pairs.stream()
                .map(pair -> new PairRecord(CoreRecords.of(pair.older()), CoreRecords.of(pair.younger())))
                .toList();
    }

    private static List<Pair> pairs(List<PairRecord> rows) {
        return rows.stream()
                .map(row -> new Pair(CoreRecords.node(row.getOlder()), CoreRecords.node(row.getYounger())))
                .toList();
    }

    static @Nullable JoiningRecord of(@Nullable Joining joining) {
        return joining == null
                ? null
                : new JoiningRecord(joining.tree().toString(), joining.count(), ofPairs(joining.pairs()));
    }

    static @Nullable Joining joining(@Nullable JoiningRecord row) {
        return row == null ? null : new Joining(StoryId.parse(row.getTree()), row.getCount(), pairs(row.getPairs()));
    }

    static @Nullable JoinedRecord of(@Nullable Joined joined) {
        return joined == null ? null : new JoinedRecord(joined.story().toString(), of(joined.joining()));
    }

    static @Nullable Joined joined(@Nullable JoinedRecord row) {
        return row == null
                ? null
                : new Joined(
                        StoryId.parse(row.getStory()),
                        new Joining(
                                StoryId.parse(row.getJoining().getTree()),
                                row.getJoining().getCount(),
                                pairs(row.getJoining().getPairs())));
    }

    static OfferedRecord of(Offered offered) {
        return new OfferedRecord(
                offered.later().toString(),
                offered.earlier().toString(),
                offered.story().toString(),
                offered.articles(),
                ofPairs(offered.pairs()));
    }

    static Offered offered(OfferedRecord row) {
        return new Offered(
                StoryId.parse(row.getLater()),
                StoryId.parse(row.getEarlier()),
                StoryId.parse(row.getStory()),
                row.getArticles(),
                pairs(row.getPairs()));
    }

    static TieRecord of(Tie tie) {
        return new TieRecord(CoreRecords.text(tie.tree()));
    }

    static Tie tie(TieRecord row) {
        return new Tie(CoreRecords.story(row.getTree()));
    }

    static BondRecord of(Bond bond) {
        return new BondRecord(bond.asked(), ofPairs(bond.own()), bond.offered() == null ? null : of(bond.offered()));
    }

    static Bond bond(BondRecord row) {
        return new Bond(
                row.getAsked(), pairs(row.getOwn()), row.getOffered() == null ? null : offered(row.getOffered()));
    }

    static ToldRecord of(Told told) {
        return new ToldRecord(CoreRecords.of(told.root()), Objects.requireNonNull(of(told.joined())));
    }

    static Told told(ToldRecord row) {
        return new Told(CoreRecords.node(row.getRoot()), Objects.requireNonNull(joined(row.getJoined())));
    }
}
