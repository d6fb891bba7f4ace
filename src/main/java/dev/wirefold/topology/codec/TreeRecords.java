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
import dev.wirefold.avro.internal.TreeRecord;
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
import dev.wirefold.core.tree.Tree;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

    static TreeRecord of(Tree tree) {
        return new TreeRecord(
                tree.id().toString(),
                tree.ties().entrySet().stream()
                        .map(tie -> new TieRecord(
                                CoreRecords.of(tie.getKey()),
                                CoreRecords.text(tie.getValue().tree()),
                                of(tie.getValue().younger())))
                        .toList(),
                of(tree.earlier()),
                of(tree.later()),
                tree.root() == null ? null : CoreRecords.of(tree.root()),
                of(tree.joined()));
    }

    static Tree tree(TreeRecord row) {
        SortedMap<Node, Tie> ties = new TreeMap<>();
        row.getTies()
                .forEach(tie -> ties.put(
                        CoreRecords.node(tie.getOlder()),
                        new Tie(CoreRecords.story(tie.getTree()), new HashSet<>(nodes(tie.getYounger())))));
        return new Tree(
                StoryId.parse(row.getTree()),
                ties,
                bonds(row.getEarlier()),
                bonds(row.getLater()),
                row.getRoot() == null ? null : CoreRecords.node(row.getRoot()),
                joined(row.getJoined()));
    }

    private static List<BondRecord> of(SortedMap<StoryId, Bond> bonds) {
        return bonds.entrySet().stream()
                .map(bond -> new BondRecord(
                        bond.getKey().toString(),
                        bond.getValue().asked(),
                        bond.getValue().offered() == null
                                ? null
                                : of(bond.getValue().offered())))
                .toList();
    }

    private static SortedMap<StoryId, Bond> bonds(List<BondRecord> rows) {
        SortedMap<StoryId, Bond> bonds = new TreeMap<>();
        rows.forEach(row -> bonds.put(
                StoryId.parse(row.getOther()),
                new Bond(row.getAsked(), row.getOffered() == null ? null : offered(row.getOffered()))));
        return bonds;
    }
}
