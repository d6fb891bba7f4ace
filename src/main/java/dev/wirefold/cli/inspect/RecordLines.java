package dev.wirefold.cli.inspect;

import dev.wirefold.avro.DecisionInForce;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.cli.console.DisplayText;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Public records in one line each, for people. Nothing is cut: a terminal wraps, and ids can be copied. */
final class RecordLines {
    private RecordLines() {}

    static String of(Membership membership) {
        String parent = membership.getParentId();
        return membership.getPlace() + "  " + shown(membership.getArticleId()) + "  "
                + (parent == null ? root(membership) : relation(membership) + " of " + shown(parent))
                + decided(membership.getDecision());
    }

    /** {@code rewrite 0.499}: three decimals, since the threshold has three. */
    static String relation(Membership membership) {
        return String.format(
                Locale.ROOT,
                "%s %.3f",
                membership.getRelation().name().toLowerCase(Locale.ROOT),
                membership.getSimilarity());
    }

    private static String root(Membership membership) {
        var joining = membership.getJoining();
        return joining == null
                ? "original"
                : "first of a tree that " + joining.getPairCount() + " pairs join to the tree "
                        + shown(joining.getTreeId()) + " ("
                        + joining.getPairs().stream()
                                .map(pair -> shown(pair.getOlderId()) + " and " + shown(pair.getYoungerId()))
                                .collect(Collectors.joining(", "))
                        + ")";
    }

    static String of(StoryEvent event) {
        String article = event.getArticleId();
        String other = event.getOtherStoryId();
        return event.getAt() + "  "
                + event.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (article == null ? "" : "  " + shown(article))
                + (other == null ? "" : "  to " + shown(other))
                + decided(event.getDecision())
                + (event.getNotHonoured() == null
                        ? "  (" + event.getMemberCount() + (event.getMemberCount() == 1 ? " article)" : " articles)")
                        : "  because " + shown(event.getNotHonoured()));
    }

    /** {@code  decided: cut, by A. Desk: own reporting}. */
    private static String decided(@Nullable DecisionInForce decision) {
        if (decision == null) {
            return "";
        }
        String other = decision.getOtherId();
        String author = decision.getAuthor();
        String reason = decision.getReason();
        return "  decided: " + decision.getDecision().name().toLowerCase(Locale.ROOT)
                + (other == null ? "" : " with " + shown(other))
                + (author == null ? "" : ", by " + shown(author))
                + (reason == null ? "" : ": " + shown(reason));
    }

    static String shown(String text) {
        return DisplayText.oneLine(text, Integer.MAX_VALUE);
    }
}
