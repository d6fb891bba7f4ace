package dev.wirefold.core.story;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.text.PublisherName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The total order by which a story's canonical article is elected: source priority, then earliest published, then
 * longest text, then the wire's order. What an editor has pinned comes before all. Whose place another has taken does not stand; that one stands in its place.
 */
public final class Election {
    private final List<String> priority;
    private final Comparator<Member> order;

    /** @param publisherPriority names of publishers, most preferred first; all others come after them */
    public Election(List<String> publisherPriority) {
        priority = publisherPriority.stream()
                .map(PublisherName::of)
                .filter(name -> !name.isEmpty())
                .toList();
        order = Comparator.comparingInt(this::rank)
                .thenComparingLong(Member::publishedAtMs)
                .thenComparing(
                        Comparator.comparingInt((Member member) -> member.card().bodyChars())
                                .reversed())
                .thenComparing(member -> member.node().id())
                .thenComparing(Member::node);
    }

    /** The better first, of articles whose places nobody has taken. */
    Comparator<Member> order() {
        return order;
    }

    /**
     * Those who may stand, the best first.
     *
     * @param members all of a story that are not hidden, those that may not be shown too, in the wire's order
     */
    public List<Candidate> candidates(List<Member> members) {
        int[] successors = Succession.of(members);
        int[] standing = new int[successors.length];
        Member[] places = members.toArray(Member[]::new);
        for (int i = successors.length - 1; i >= 0; i--) {
            standing[i] = successors[i] < 0 ? i : standing[successors[i]];
            if (order.compare(places[i], places[standing[i]]) < 0) {
                places[standing[i]] = places[i];
            }
        }
        boolean[] hasTaken = new boolean[successors.length];
        for (int i = 0; i < successors.length; i++) {
            hasTaken[standing[i]] |= standing[i] != i;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < successors.length; i++) {
            if (standing[i] == i && members.get(i).card().usable()) {
                candidates.add(new Candidate(members.get(i), places[i], hasTaken[i]));
            }
        }
        candidates.sort(Comparator.comparing(Candidate::place, order).thenComparing(Candidate::member, order));
        return pinnedFirst(members, candidates);
    }

    /** What an editor has pinned stands, whoever has taken its place; of several the one that was pinned last. */
    private List<Candidate> pinnedFirst(List<Member> members, List<Candidate> candidates) {
        Optional<Member> pinned = members.stream()
                .filter(member -> member.card().usable() && member.card().isPinned())
                .min(Comparator.comparingLong(Election::pinnedAtMs).reversed().thenComparing(order));
        if (pinned.isEmpty()) {
            return candidates;
        }
        List<Candidate> all = new ArrayList<>(candidates);
        all.removeIf(candidate -> candidate.member().equals(pinned.get()));
        all.add(0, new Candidate(pinned.get(), pinned.get(), false));
        return all;
    }

    private static long pinnedAtMs(Member member) {
        return Objects.requireNonNull(member.card().decision()).decidedAtMs();
    }

    /** What decided for the first of some candidates, best first. */
    public CanonicalRule rule(List<Candidate> candidates) {
        if (candidates.get(0).member().card().isPinned()) {
            return CanonicalRule.EDITOR;
        }
        if (candidates.get(0).hasTakenAPlace()) {
            return CanonicalRule.LATEST_VERSION;
        }
        return candidates.size() < 2
                ? CanonicalRule.ONLY
                : rule(candidates.get(0).place(), candidates.get(1).place());
    }

    /** What decides for one article against another. */
    CanonicalRule rule(Member winner, Member second) {
        if (rank(winner) != rank(second)) {
            return CanonicalRule.SOURCE_PRIORITY;
        }
        if (winner.publishedAtMs() != second.publishedAtMs()) {
            return CanonicalRule.EARLIEST;
        }
        return winner.card().bodyChars() != second.card().bodyChars() ? CanonicalRule.MOST_COMPLETE : CanonicalRule.ID;
    }

    private int rank(Member member) {
        if (priority.isEmpty()) {
            return 0;
        }
        int rank = priority.indexOf(PublisherName.of(member.card().publisher()));
        return rank < 0 ? priority.size() : rank;
    }
}
