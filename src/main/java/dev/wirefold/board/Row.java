package dev.wirefold.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A story as the list shows it.
 *
 * @param articles how many usable articles it has
 * @param sources publishers with an article that is no copy
 * @param publishers their names, by the order of their first articles; the first ones
 * @param publisherCount how many there are
 * @param first when the earliest article came, event time in milliseconds
 * @param last when the latest article came
 * @param activity when anything of it was published the last time, revisions too
 * @param growth how many articles there were at the end of each of {@value #GROWTH_STEPS} equal steps from first to last
 * @param corrections articles that were corrected
 * @param withdrawn articles that were killed or withheld
 * @param decided articles that an editor has decided about
 * @param pending those of them where it is not yet in force
 * @param decidedAt when the latest decision was taken, by the editor's clock; 0: there is none
 */
public record Row(
        String id,
        @Nullable String headline,
        @Nullable String publisher,
        @Nullable String language,
        int articles,
        int sources,
        List<String> publishers,
        int publisherCount,
        long first,
        long last,
        long activity,
        List<Integer> growth,
        int corrections,
        int withdrawn,
        int decided,
        int pending,
        long decidedAt,
        boolean closed) {
    static final int GROWTH_STEPS = 24;

    /** A member with what is known of its article. */
    record Known(Placement placement, ArticleNote article) {}

    static Row of(
            StoryNote story,
            Collection<Known> members,
            Collection<EventNote> events,
            Collection<DecisionView> decisions) {
        List<Known> inOrder = members.stream()
                .filter(member -> member.article().use() == ArticleNote.Use.USABLE)
                .sorted(Comparator.comparingLong(
                                (Known member) -> member.placement().placeMs())
                        .thenComparing(member -> member.placement().articleId()))
                .toList();
        long first =
                inOrder.isEmpty() ? story.timeMs() : inOrder.get(0).placement().placeMs();
        long last = inOrder.isEmpty()
                ? story.timeMs()
                : inOrder.get(inOrder.size() - 1).placement().placeMs();
        long revised = inOrder.stream()
                .mapToLong(member -> member.article().lastMs())
                .max()
                .orElse(last);
        Map<String, String> publishers = publishers(inOrder);
        return new Row(
                story.id(),
                story.headline(),
                story.publisher(),
                story.language(),
                story.memberCount(),
                sources(inOrder),
                publishers.values().stream()
                        .limit(BoardLimits.MAX_PUBLISHERS_OF_A_ROW)
                        .toList(),
                publishers.size(),
                first,
                last,
                Math.max(last, revised),
                growth(inOrder, first, last),
                (int) inOrder.stream()
                        .filter(member -> member.article().isCorrected())
                        .count(),
                (int) events.stream()
                        .filter(EventNote::isWithdrawal)
                        .map(EventNote::articleId)
                        .distinct()
                        .count(),
                decisions.size(),
                (int) decisions.stream().filter(DecisionView::isPending).count(),
                decisions.stream().mapToLong(DecisionView::at).max().orElse(0),
                story.isClosed());
    }

    private static Map<String, String> publishers(List<Known> inOrder) {
        Map<String, String> names = new LinkedHashMap<>();
        for (Known member : inOrder) {
            String name = member.article().publisher();
            if (name != null) {
                names.putIfAbsent(member.article().publisherKey(), name);
            }
        }
        return names;
    }

    private static int sources(List<Known> inOrder) {
        Set<String> named = new HashSet<>();
        int unnamed = 0;
        for (Known member : inOrder) {
            if (!member.placement().isCopy()) {
                String key = member.article().publisherKey();
                unnamed += key.isEmpty() ? 1 : 0;
                named.add(key);
            }
        }
        named.remove("");
        return named.size() + unnamed;
    }

    private static List<Integer> growth(List<Known> inOrder, long first, long last) {
        Integer[] steps = new Integer[GROWTH_STEPS];
        int next = 0;
        for (int i = 0; i < GROWTH_STEPS; i++) {
            long end = first + Math.round((double) (last - first) * (i + 1) / GROWTH_STEPS);
            while (next < inOrder.size() && inOrder.get(next).placement().placeMs() <= end) {
                next++;
            }
            steps[i] = next;
        }
        return List.of(steps);
    }

    /** Which of two stories is older, the id deciding where both are. */
    static int byActivity(Row a, Row b) {
        int order = Long.compare(a.activity(), b.activity());
        return order != 0 ? order : Objects.compare(a.id(), b.id(), Comparator.naturalOrder());
    }
}
