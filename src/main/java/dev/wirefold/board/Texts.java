package dev.wirefold.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.board.StoryView.MemberView;
import dev.wirefold.core.fingerprint.Explanation;
import dev.wirefold.explain.Contenders;
import dev.wirefold.explain.ExplanationJson;
import dev.wirefold.explain.Reason;
import dev.wirefold.explain.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Texts that were asked for, alone or two beside one another. What readers may not see is not read out here either. */
final class Texts {
    private final Board board;
    private final ArticleTexts articles;
    private final Explaining explaining;
    private final ExplanationJson json;

    /**
     * An article's text.
     *
     * @param revision which of the member's revisions it is
     */
    record TextView(
            String id,
            int revision,
            @Nullable String publisher,
            @Nullable String headline,
            @Nullable String byline,
            @Nullable String dateline,
            @Nullable String language,
            @Nullable String url,
            @Nullable String copyright,
            String body) {}

    Texts(Board board, ArticleTexts articles, Explaining explaining) {
        this.board = board;
        this.articles = articles;
        this.explaining = explaining;
        this.json = new ExplanationJson(12, new Reason(explaining.rules(), explaining.lineage()));
    }

    /** @param revision negative: the latest */
    Optional<TextView> text(String id, int revision) {
        return find(id, revision).map(found -> {
            Article article = found.article();
            return new TextView(
                    id,
                    found.revision(),
                    article.getSource(),
                    article.getHeadline(),
                    article.getByline(),
                    article.getDateline(),
                    article.getLanguage(),
                    article.getUrl(),
                    article.getCopyright(),
                    article.getBody());
        });
    }

    /** An article that may be shown, of a revision that could be shown when it came. */
    private record Found(MemberView member, int revision, Article article) {}

    private Optional<Found> find(String id, int revision) {
        Optional<MemberView> member = board.article(id).filter(MemberView::shown);
        if (member.isEmpty()) {
            return Optional.empty();
        }
        List<Revision> revisions = member.get().revisions();
        int index = revision < 0 ? revisions.size() - 1 : revision;
        if (index >= revisions.size()) {
            return Optional.empty();
        }
        Revision place = revisions.get(index);
        return articles.at(place.partition(), place.offset())
                .filter(article -> mayBeShown(article, board.reachedMs(place.partition())))
                .map(article -> new Found(member.get(), index, article));
    }

    private static boolean mayBeShown(Article article, long reachedMs) {
        Instant until = article.getEmbargoedUntil();
        return article.getStatus() == ArticleStatus.USABLE && (until == null || until.toEpochMilli() <= reachedMs);
    }

    /** Both texts with what they share, and why they are or are not of one story; empty when one of them is not to be had. */
    Optional<ObjectNode> compare(String first, int firstRevision, String second, int secondRevision) {
        Optional<Found> a = find(first, firstRevision);
        Optional<Found> b = find(second, secondRevision);
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        boolean isReversed = subject(b.get()).isBefore(subject(a.get()))
                || (first.equals(second) && secondRevision < firstRevision && secondRevision >= 0);
        Found parent = isReversed ? b.get() : a.get();
        Found child = isReversed ? a.get() : b.get();
        Explanation explanation = explaining.explain(parent.article(), child.article());
        ObjectNode node = json.of(subject(parent), subject(child), explanation);
        String parentText = explanation.first().text();
        String childText = explanation.second().text();
        differences((ObjectNode) node.get("parent"), parent, WordDifferences.of(parentText, childText));
        differences((ObjectNode) node.get("child"), child, WordDifferences.of(childText, parentText));
        return Optional.of(node);
    }

    /** What else an article might have hung on; empty when its text is not to be had. */
    Optional<ObjectNode> runnersUp(String id) {
        return find(id, -1).map(child -> {
            String parentId = child.member().parent();
            Map<String, Subject> earlier = new LinkedHashMap<>();
            Stream.concat(
                            Stream.ofNullable(parentId),
                            board.before(id, Contenders.MAX_COMPARED).stream().map(MemberView::id))
                    .distinct()
                    .flatMap(other -> find(other, -1).stream())
                    .forEach(found -> earlier.put(found.member().id(), subject(found)));
            Subject parent = parentId == null ? null : earlier.remove(parentId);
            Contenders contenders = Contenders.of(subject(child), parent, earlier.values(), explaining::explain);
            ArrayNode runnersUp = json.runnersUp(contenders);
            return runnersUp.objectNode().put("parentId", parentId).<ObjectNode>set("runnersUp", runnersUp);
        });
    }

    private static void differences(ObjectNode side, Found found, List<WordDifferences.Word> words) {
        side.put("headline", found.article().getHeadline());
        side.put("revision", found.revision());
        ArrayNode array = side.putArray("different");
        words.forEach(word -> array.add(word.start()).add(word.end()));
    }

    private static Subject subject(Found found) {
        MemberView member = found.member();
        DecisionView decision = member.decision();
        return new Subject(
                member.id(),
                found.article(),
                Instant.ofEpochMilli(member.time()),
                null,
                decision == null ? null : decision.inForce());
    }
}
