package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.Member;
import dev.wirefold.board.Row.Known;
import dev.wirefold.board.StoryView.MemberView;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Articles and their places in stories. Not for use by several threads at once. */
final class Members {
    private final Map<String, ArticleNote> articles = new HashMap<>();
    private final Map<String, Placement> placements = new HashMap<>();
    private final Map<String, Set<String>> byStory = new HashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<Integer, Long> reachedMs = new HashMap<>();
    private long wireTimeMs;
    private long bytes;

    void reached(int partition, long timeMs) {
        reachedMs.merge(partition, timeMs, Math::max);
        wireTimeMs = Math.max(wireTimeMs, timeMs);
    }

    long reachedMs(int partition) {
        return reachedMs.getOrDefault(partition, 0L);
    }

    long wireTimeMs() {
        return wireTimeMs;
    }

    long bytes() {
        return bytes;
    }

    int waiting() {
        return waiting.size();
    }

    /** @return the story that shows it, if there is one */
    Optional<String> article(String id, @Nullable Article article, Revision revision) {
        ArticleNote note = articles.getOrDefault(id, ArticleNote.unknown(id)).next(article, revision);
        keep(note);
        Placement placement = placements.get(id);
        await(note);
        return placement == null ? Optional.empty() : Optional.of(placement.storyId());
    }

    /** @return the story that shows it, if there is one */
    Optional<String> refused(String id, int partition, long offset) {
        ArticleNote note = articles.get(id);
        if (note == null) {
            return Optional.empty();
        }
        List<Revision> left = note.revisions().stream()
                .filter(revision -> revision.partition() != partition || revision.offset() != offset)
                .toList();
        ArticleNote without = note.withRevisions(left);
        keep(without);
        await(without);
        Placement placement = placements.get(id);
        return placement == null ? Optional.empty() : Optional.of(placement.storyId());
    }

    private void await(ArticleNote note) {
        if (note.use() == ArticleNote.Use.USABLE && !note.revisions().isEmpty() && !placements.containsKey(note.id())) {
            waiting.add(note.id());
        } else {
            waiting.remove(note.id());
        }
    }

    /** What a story says of a member whose own record lies before what is read. */
    void describe(Member member) {
        String id = member.getArticleId();
        if (!articles.containsKey(id)) {
            keep(ArticleNote.described(member));
        }
    }

    private void keep(ArticleNote note) {
        ArticleNote before = articles.put(note.id(), note);
        bytes += note.bytes() - (before == null ? 0 : before.bytes());
    }

    /** @return the stories that this changes */
    Set<String> place(Placement placement) {
        Placement before = placements.get(placement.articleId());
        if (before != null && before.isDecided() && !placement.isDecided()) {
            return Set.of();
        }
        placements.put(placement.articleId(), placement);
        waiting.remove(placement.articleId());
        Set<String> changed = new LinkedHashSet<>(List.of(placement.storyId()));
        if (before == null) {
            bytes += Placement.BYTES;
        } else if (!before.storyId().equals(placement.storyId())) {
            unlist(before);
            changed.add(before.storyId());
        }
        byStory.computeIfAbsent(placement.storyId(), id -> new LinkedHashSet<>())
                .add(placement.articleId());
        return changed;
    }

    /** @return the stories that this changes */
    Set<String> remove(String articleId) {
        waiting.remove(articleId);
        Placement before = placements.remove(articleId);
        if (before == null) {
            return Set.of();
        }
        bytes -= Placement.BYTES;
        unlist(before);
        return Set.of(before.storyId());
    }

    private void unlist(Placement placement) {
        Set<String> of = byStory.get(placement.storyId());
        if (of != null && of.remove(placement.articleId()) && of.isEmpty()) {
            byStory.remove(placement.storyId());
        }
    }

    /** Whether an article came so late that the wire gave it a later place than its record. */
    boolean isLate(String id) {
        ArticleNote note = articles.get(id);
        Placement placement = placements.get(id);
        return note != null
                && placement != null
                && !note.revisions().isEmpty()
                && placement.placeMs() > note.revisions().get(0).timeMs();
    }

    Collection<Known> of(String storyId) {
        return byStory.getOrDefault(storyId, Set.of()).stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    Optional<Known> find(String id) {
        Placement placement = placements.get(id);
        return placement == null
                ? Optional.empty()
                : Optional.of(new Known(placement, articles.getOrDefault(id, ArticleNote.unknown(id))));
    }

    /** Articles of its story that stand before it in the wire's order, the nearest ones, the last first. */
    List<Known> before(String id, int max) {
        Placement place = placements.get(id);
        return place == null
                ? List.of()
                : of(place.storyId()).stream()
                        .filter(other -> Placement.ORDER.compare(other.placement(), place) < 0)
                        .sorted(Comparator.comparing(Known::placement, Placement.ORDER)
                                .reversed())
                        .limit(max)
                        .toList();
    }

    @Nullable
    Placement placement(String id) {
        return placements.get(id);
    }

    MemberView view(Known member, @Nullable DecisionView decision) {
        ArticleNote article = member.article();
        Placement placement = member.placement();
        boolean isRead = !article.revisions().isEmpty();
        boolean isShown = !isRead
                ? article.headline() != null
                : article.isShown(reachedMs(article.latest().partition()));
        return new MemberView(
                placement.articleId(),
                article.publisher(),
                isShown ? article.headline() : null,
                isShown ? article.url() : null,
                article.language(),
                placement.parentId(),
                placement.relation().name(),
                placement.similarity(),
                placement.containment(),
                placement.placeMs(),
                article.use() == ArticleNote.Use.USABLE && !isShown && isRead
                        ? "EMBARGOED"
                        : article.use().name(),
                isShown && isRead,
                article.revisions(),
                decision);
    }

    void letGo(String storyId) {
        for (String id : List.copyOf(byStory.getOrDefault(storyId, Set.of()))) {
            remove(id);
            forget(id);
        }
    }

    private void forget(String id) {
        ArticleNote note = articles.remove(id);
        bytes -= note == null ? 0 : note.bytes();
        waiting.remove(id);
    }

    /** Lets go of articles without a story, and of places in stories that are none of these. */
    void sweep(long cutoffMs, Set<String> stories) {
        List<String> old = articles.values().stream()
                .filter(note -> note.lastMs() < cutoffMs)
                .map(ArticleNote::id)
                .filter(id -> isInNone(id, stories))
                .toList();
        for (String id : old) {
            remove(id);
            forget(id);
        }
        List<String> orphans = placements.values().stream()
                .filter(placement -> placement.placeMs() < cutoffMs && !stories.contains(placement.storyId()))
                .map(Placement::articleId)
                .toList();
        orphans.forEach(this::remove);
    }

    private boolean isInNone(String id, Set<String> stories) {
        Placement placement = placements.get(id);
        return placement == null || !stories.contains(placement.storyId());
    }
}
