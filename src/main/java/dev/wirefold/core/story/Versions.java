package dev.wirefold.core.story;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which articles of one publisher are versions of one report: those that repeat one another in large part, as far
 * as parents show it. A later one need not hang on an earlier one. It may hang on what that one was reprinted from, or on a
 * reprint of it, and reprints of one text are taken for that text.
 */
final class Versions {
    /** An article that holds so much of another repeats it in large part, in millionths of that one's weight. */
    static final int LARGE_PART_MILLIONTHS = 500_000;

    /** Of articles without a publisher nobody knows whose versions they are. */
    static final int NO_REPORT = -1;

    private final Map<String, Node> latestById = new HashMap<>();
    private final Map<Node, Node> texts = new HashMap<>();
    private final Map<Version, Integer> reports = new HashMap<>();
    private int count;

    /** What a publisher made of a text: the text's first appearance stands for it. */
    private record Version(String publisher, Node text) {}

    private Versions() {}

    /**
     * Numbers reports.
     *
     * @param members all of a story that are not hidden, those that may not be shown too, in the wire's order
     * @param publishers their names, without regard to spelling
     * @return the number of each member's report
     */
    static int[] reports(List<Member> members, List<String> publishers) {
        Versions versions = new Versions();
        int[] reports = new int[members.size()];
        for (int i = 0; i < reports.length; i++) {
            reports[i] = versions.next(members.get(i), publishers.get(i));
        }
        return reports;
    }

    private int next(Member member, String publisher) {
        Node node = member.node();
        Node parentText = textOf(member.parentId());
        Node text = parentText != null && member.relation() == Relation.REPRINT ? parentText : node;
        texts.put(node, text);
        latestById.put(node.id(), node);
        if (publisher.isEmpty()) {
            return NO_REPORT;
        }
        boolean repeats = !text.equals(node) || member.parentContainment() >= LARGE_PART_MILLIONTHS;
        Integer known = repeats && parentText != null ? reports.get(new Version(publisher, parentText)) : null;
        int report = known == null ? count++ : known;
        reports.put(new Version(publisher, text), report);
        return report;
    }

    /** A parent is earlier than its child; it is in no story any more when its id went to another article. */
    private @Nullable Node textOf(@Nullable String parentId) {
        Node parent = parentId == null ? null : latestById.get(parentId);
        return parent == null ? null : texts.get(parent);
    }
}
