package dev.wirefold.core.story;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A story's own row; its members have rows of their own.
 *
 * @param members how many articles it has, usable or not
 * @param usable how many of them may be shown
 * @param retired how many of them can't change any more
 * @param superseding how many of them may take another's place, or lose their own to one that says nothing of it, or are
 *     pinned
 * @param canonical the usable article that stands for it; null when it has none
 * @param second the usable article that is next in line
 * @param successor the story that its articles went to, as far as known
 * @param rule what decided for the canonical article
 * @param latestMs no article of it has a later place, nor had: event time in milliseconds since 1970-01-01T00:00Z
 */
public record StoryHead(
        StoryId id,
        int members,
        int usable,
        int retired,
        int superseding,
        @Nullable Node canonical,
        @Nullable Node second,
        @Nullable StoryId successor,
        CanonicalRule rule,
        long latestMs) {

    static StoryHead of(StoryId id) {
        return new StoryHead(id, 0, 0, 0, 0, null, null, null, CanonicalRule.ONLY, -1);
    }

    boolean isLive() {
        return canonical != null;
    }

    /** Whether nothing can change any more but by withdrawal. */
    boolean isOver() {
        return members > 0 && members == retired;
    }

    /** With an article, or with what is known of it now. */
    StoryHead with(@Nullable Member old, Member member) {
        StoryHead counted = counting(old, -1).counting(member, 1);
        return new StoryHead(
                id,
                counted.members,
                counted.usable,
                counted.retired,
                counted.superseding,
                canonical,
                second,
                null,
                rule,
                Math.max(latestMs, member.node().eventTimeMs()));
    }

    StoryHead without(Member member) {
        return counting(member, -1);
    }

    private StoryHead counting(@Nullable Member member, int sign) {
        if (member == null) {
            return this;
        }
        return new StoryHead(
                id,
                members + sign,
                usable + (member.card().usable() ? sign : 0),
                retired + (member.retired() ? sign : 0),
                superseding + (Succession.concerns(member) ? sign : 0),
                canonical,
                second,
                successor,
                rule,
                latestMs);
    }

    StoryHead retiringOne() {
        return new StoryHead(
                id, members, usable, retired + 1, superseding, canonical, second, successor, rule, latestMs);
    }

    /** @param line who stands for it and who is next, as far as there are any */
    StoryHead elected(List<Node> line, CanonicalRule decided) {
        return new StoryHead(
                id,
                members,
                usable,
                retired,
                superseding,
                line.isEmpty() ? null : line.get(0),
                line.size() < 2 ? null : line.get(1),
                successor,
                decided,
                latestMs);
    }

    StoryHead succeededBy(StoryId other) {
        return new StoryHead(id, members, usable, retired, superseding, canonical, second, other, rule, latestMs);
    }

    boolean isInLine(Node node) {
        return node.equals(canonical) || node.equals(second);
    }
}
