package dev.wirefold.cli.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.score.ClusteringDiff;
import dev.wirefold.score.ClusteringDiff.Change;
import dev.wirefold.score.ClusteringDiff.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A difference of two clusterings, for people and for programs.
 *
 * @param listed how many stories are listed at most, and how many articles of each part
 */
record DiffReport(ClusteringDiff diff, int listed) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double MILLION = 1_000_000;

    List<String> lines(Terminal terminal) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "articles: %d in both, %d only in A, %d only in B; %d share their story with others than before",
                diff.both(),
                diff.onlyFirst().size(),
                diff.onlySecond().size(),
                diff.changedArticles().size()));
        lines.add(String.format(
                Locale.ROOT,
                "stories: %d the same, %d split, %d merged, %d only re-rooted; ARI %.4f",
                diff.same(),
                diff.count(Kind.SPLIT),
                diff.count(Kind.MERGED),
                diff.count(Kind.RENAMED),
                diff.adjustedRand()));
        diff.changes().stream().limit(listed).forEach(change -> add(lines, change, terminal));
        if (diff.changes().size() > listed) {
            lines.add("and " + (diff.changes().size() - listed) + " more stories");
        }
        addOnly(lines, "A", diff.onlyFirst());
        addOnly(lines, "B", diff.onlySecond());
        return lines;
    }

    private void add(List<String> lines, Change change, Terminal terminal) {
        String verb =
                switch (change.kind()) {
                    case SPLIT -> " of A is split into";
                    case MERGED -> " of B is merged from";
                    case RENAMED -> " of A has another root in B";
                };
        lines.add(terminal.bold(printable(change.story())) + verb);
        change.parts()
                .forEach((story, articles) -> lines.add(
                        "  " + terminal.bold(printable(story)) + " (" + articles.size() + "): " + names(articles)));
    }

    private void addOnly(List<String> lines, String where, Collection<String> articles) {
        if (!articles.isEmpty() && listed > 0) {
            lines.add("only in " + where + ": " + names(articles));
        }
    }

    private String names(Collection<String> articles) {
        String some = articles.stream().limit(listed).map(DiffReport::printable).collect(Collectors.joining(" "));
        return articles.size() > listed ? some + " and " + (articles.size() - listed) + " more" : some;
    }

    private static String printable(String id) {
        return DisplayText.oneLine(id, Integer.MAX_VALUE);
    }

    ObjectNode json() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("same", diff.isEmpty());
        json.putObject("articles")
                .put("both", diff.both())
                .put("onlyA", diff.onlyFirst().size())
                .put("onlyB", diff.onlySecond().size())
                .put("changed", diff.changedArticles().size());
        json.putObject("stories")
                .put("same", diff.same())
                .put("split", diff.count(Kind.SPLIT))
                .put("merged", diff.count(Kind.MERGED))
                .put("reRooted", diff.count(Kind.RENAMED));
        json.put("adjustedRand", Math.round(diff.adjustedRand() * MILLION) / MILLION);
        ArrayNode changes = json.putArray("changes");
        diff.changes().stream().limit(listed).forEach(change -> {
            ObjectNode node = changes.addObject()
                    .put("kind", name(change.kind()))
                    .put("story", change.story())
                    .put("articles", change.articles());
            ObjectNode parts = node.putObject("parts");
            change.parts().forEach((story, articles) -> addNames(parts.putArray(story), articles));
        });
        addNames(json.putArray("onlyA"), diff.onlyFirst());
        addNames(json.putArray("onlyB"), diff.onlySecond());
        return json;
    }

    private static String name(Kind kind) {
        return kind == Kind.RENAMED ? "RE_ROOTED" : kind.name();
    }

    private void addNames(ArrayNode names, Collection<String> articles) {
        articles.stream().limit(listed).forEach(names::add);
    }
}
