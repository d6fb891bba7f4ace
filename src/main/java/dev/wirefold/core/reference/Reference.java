package dev.wirefold.core.reference;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Comparand;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.lineage.Rereading;
import dev.wirefold.core.story.Candidate;
import dev.wirefold.core.story.Election;
import dev.wirefold.core.story.Story;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The clustering as a definition: compare every pair, take every article's best earlier one as its parent, join trees, call
 * what is joined a story. Quadratic, and without a protocol; the pipeline has to come to the same.
 *
 * @param minSharedSamples least number of samples that two articles agree in to be compared
 */
public record Reference(
        LineageRules rules,
        JoinRules joining,
        Comparison comparison,
        Rereading rereading,
        int minSharedSamples,
        Election election) {

    /**
     * One record of the articles topic.
     *
     * @param id empty for a tick and for a house
     * @param submission null but for an article; its fingerprint is made without any house
     * @param revision the publisher's revision number of a kill, when it gave one
     * @param learned what has been learned of a publisher; null when it is something else
     * @param ordered what an editor has decided; null when it is something else
     */
    public record Event(
            String id,
            int partition,
            long timestamp,
            @Nullable Submission submission,
            @Nullable Long revision,
            @Nullable LearnedHouse learned,
            @Nullable Ordered ordered) {

        /** An article; or, without one, a kill. */
        public Event(
                String id, int partition, long timestamp, @Nullable Submission submission, @Nullable Long revision) {
            this(id, partition, timestamp, submission, revision, null, null);
        }

        /** More has been learned of a publisher. */
        public static Event house(int partition, LearnedHouse learned) {
            return new Event("", partition, learned.learnedAtMs(), null, null, learned, null);
        }

        /**
         * An editor has decided something about an article.
         *
         * @param decision null to take back what was decided
         */
        public static Event decision(String id, int partition, long timestamp, @Nullable Decision decision) {
            return new Event(id, partition, timestamp, null, null, null, new Ordered(decision));
        }

        /** Event time has come so far in a partition. */
        public static Event tick(int partition, long timestamp) {
            return new Event("", partition, timestamp, null, null);
        }

        public boolean isTick() {
            return id.isEmpty() && learned == null;
        }

        public boolean isKill() {
            return !id.isEmpty() && submission == null && ordered == null;
        }
    }

    /** @param decision null to take back what was decided */
    public record Ordered(@Nullable Decision decision) {}

    /** What memberships and stories hold in the end; stories have revision 0. */
    public record Outcome(Map<String, Membership> memberships, Map<StoryId, Story> stories) {}

    /**
     * @param wire the records, those of each partition in their order there
     * @param partitions how many partitions the wire has
     */
    public Outcome of(List<Event> wire, int partitions) {
        Gathering gathering = new Gathering(rules, comparison, rereading, partitions);
        wire.forEach(gathering::read);
        List<Piece> pieces = gathering.pieces();
        long closedBefore = gathering.watermarkMs() - rules.retentionMs();
        Map<Node, StoryId> trees = new HashMap<>();
        Map<Node, Parent> parents = new HashMap<>();
        Map<Node, List<Kin>> kin = new HashMap<>();
        for (Piece piece : pieces) {
            List<Kin> found = new ArrayList<>();
            Parent parent = parent(piece, pieces, found);
            kin.put(piece.node(), found);
            if (parent == null) {
                trees.put(piece.node(), StoryId.of(piece.node()));
            } else {
                parents.put(piece.node(), parent);
                trees.put(piece.node(), Objects.requireNonNull(trees.get(parent.node())));
            }
        }
        JoinedTrees joined = new JoinedTrees(joining, rules.windowMs(), trees, kin);
        Map<String, Membership> memberships = new TreeMap<>();
        Map<StoryId, List<Member>> members = new HashMap<>();
        Set<StoryId> open = new HashSet<>();
        for (Piece piece : pieces) {
            StoryId tree = Objects.requireNonNull(trees.get(piece.node()));
            StoryId story = joined.story(tree);
            if (piece.node().eventTimeMs() >= closedBefore || piece.isUnderEmbargo()) {
                open.add(story);
            }
            if (piece.shown()) {
                Membership membership = membership(piece, story, parents.get(piece.node()), joined.joined(tree));
                memberships.put(piece.node().id(), membership);
                members.computeIfAbsent(story, any -> new ArrayList<>()).add(member(piece, membership));
            }
        }
        Map<StoryId, Story> live = new HashMap<>();
        members.forEach((id, all) -> {
            List<Member> usable =
                    all.stream().filter(member -> member.card().usable()).toList();
            if (!usable.isEmpty() && open.contains(id)) {
                live.put(id, story(id, all, usable));
            }
        });
        return new Outcome(memberships, live);
    }

    /** @param kin takes all that may be of one story with the child and are earlier */
    private @Nullable Parent parent(Piece child, List<Piece> pieces, List<Kin> kin) {
        Parent best = null;
        Fingerprint mine = child.submission().fingerprint();
        if (mine.ruling().isCut()) {
            kin.add(Kin.founder(child.node()));
            return null;
        }
        Comparand compared = new Comparand(mine);
        for (Piece piece : pieces) {
            if (!piece.node().isBefore(child.node())) {
                break;
            }
            Fingerprint theirs = piece.submission().fingerprint();
            if (child.node().eventTimeMs() - piece.node().eventTimeMs() > rules.windowMs()
                    || !agree(mine.samples(), theirs.samples())) {
                continue;
            }
            Likeness likeness = comparison.compare(compared, theirs);
            if (likeness.isAdmissible()) {
                kin.add(new Kin(piece.node(), likeness.score()));
            }
            if (Parent.beats(likeness, piece.node(), best)) {
                best = new Parent(piece.node(), 0, likeness, Relation.of(likeness, mine, theirs), null);
            }
        }
        return best;
    }

    /** Samples ascend without repeats. */
    private boolean agree(int[] a, int[] b) {
        int agreeing = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int order = Integer.compare(a[i], b[j]);
            agreeing += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return agreeing >= minSharedSamples;
    }

    private static Membership membership(Piece piece, StoryId story, @Nullable Parent parent, @Nullable Joined joined) {
        Membership membership = parent == null
                ? Membership.ofRoot(story, piece.node(), piece.revision(), joined == null ? null : joined.joining())
                : Membership.ofChild(story, piece.node(), parent, piece.revision());
        return membership.with(
                piece.revision(), piece.submission().text().card().decision());
    }

    private static Member member(Piece piece, Membership membership) {
        Content text = piece.submission().text();
        return new Member(
                piece.node(),
                text.card(),
                text.card().usable() ? text.body() : null,
                membership.parentId(),
                membership.relation(),
                membership.similarity(),
                membership.parentContainment(),
                false);
    }

    private Story story(StoryId id, List<Member> members, List<Member> usable) {
        List<Candidate> best = election.candidates(members);
        return new Story(
                id,
                Story.Status.LIVE,
                0,
                null,
                best.get(0).member(),
                election.rule(best),
                usable.size(),
                usable.stream().map(Member::withoutBody).toList());
    }
}
