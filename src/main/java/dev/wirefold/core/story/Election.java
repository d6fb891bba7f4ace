package dev.wirefold.core.story;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.text.PublisherName;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The total order by which a story's canonical article is elected: source priority, then earliest published, then
 * longest text, then the wire's order. Whose place another has taken does not stand.
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

    /** The better candidate first. */
    public Comparator<Member> order() {
        return order;
    }

    /**
     * Those who may stand: an article whose publisher has put a later one of the story in its place may not.
     *
     * @param usable the members that may be shown
     */
    public List<Member> candidates(List<Member> usable) {
        List<Member> takers = usable.stream()
                .filter(member -> member.card().links().mayTakeAPlace())
                .toList();
        return takers.isEmpty()
                ? usable
                : usable.stream()
                        .filter(member -> takers.stream().noneMatch(taker -> supersedes(taker, member)))
                        .toList();
    }

    /** Whether the later of two members takes the place of the earlier. */
    boolean supersedes(Member later, Member earlier) {
        return earlier.node().isBefore(later.node())
                && later.card().links().supersedes(earlier.card().links())
                && isOnePublisher(later.card().publisher(), earlier.card().publisher());
    }

    /** What decided for the first of some candidates, best first. */
    public CanonicalRule rule(List<Member> candidates) {
        if (candidates.size() < 2) {
            return CanonicalRule.ONLY;
        }
        Member winner = candidates.get(0);
        Member second = candidates.get(1);
        Card a = winner.card();
        Card b = second.card();
        if (rank(winner) != rank(second)) {
            return CanonicalRule.SOURCE_PRIORITY;
        }
        if (winner.publishedAtMs() != second.publishedAtMs()) {
            return CanonicalRule.EARLIEST;
        }
        return a.bodyChars() != b.bodyChars() ? CanonicalRule.MOST_COMPLETE : CanonicalRule.ID;
    }

    private static boolean isOnePublisher(@Nullable String first, @Nullable String second) {
        String name = PublisherName.of(first);
        return !name.isEmpty() && name.equals(PublisherName.of(second));
    }

    private int rank(Member member) {
        if (priority.isEmpty()) {
            return 0;
        }
        int rank = priority.indexOf(PublisherName.of(member.card().publisher()));
        return rank < 0 ? priority.size() : rank;
    }
}
