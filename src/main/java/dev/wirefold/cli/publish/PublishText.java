package dev.wirefold.cli.publish;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How {@code publish} speaks to people. */
public final class PublishText {
    private static final int TITLE_CHARS = 80;

    private PublishText() {}

    /** Event time, id, status unless usual, source and headline, or how the text begins. */
    static String line(Outgoing outgoing, Terminal terminal) {
        Article article = outgoing.article();
        String headline = article.getHeadline();
        String title = Stream.of(article.getSource(), headline != null ? headline : article.getBody())
                .filter(part -> part != null && !part.isBlank())
                .map(part -> DisplayText.oneLine(part, TITLE_CHARS))
                .collect(Collectors.joining(": "));
        String status = article.getStatus() == ArticleStatus.USABLE
                ? ""
                : terminal.yellow(article.getStatus().name()) + "  ";
        return Instant.ofEpochMilli(outgoing.eventTimeMs()) + "  "
                + terminal.bold(DisplayText.oneLine(article.getId(), TITLE_CHARS)) + "  " + status + title;
    }

    public static String summary(PublishTally.Result result, boolean dryRun, double seconds) {
        List<String> special = new ArrayList<>();
        if (result.kills() > 0) {
            special.add(counted(result.kills(), "kill"));
        }
        if (result.revisions() > 0) {
            special.add(counted(result.revisions(), "revision"));
        }
        return (dryRun ? "would publish " : "published ")
                + counted(result.articles(), "article")
                + (special.isEmpty() ? "" : " (" + String.join(", ", special) + ")")
                + (dryRun ? "" : String.format(Locale.ROOT, " in %.1f s", seconds))
                + (result.refused() == 0 ? "" : "; refused " + result.refused() + ":");
    }

    /** What was settled without asking, and the kills that had nothing to withdraw. */
    static List<String> remarks(PublishTally.Result result) {
        List<String> remarks = new ArrayList<>();
        result.notices().forEach((notice, count) -> remarks.add(notice + " (" + count + ")"));
        if (result.killsWithoutArticle() > 0) {
            remarks.add(counted(result.killsWithoutArticle(), "kill")
                    + " of what was not published before in this run: "
                    + result.strayKills().stream()
                            .map(id -> DisplayText.oneLine(id, TITLE_CHARS))
                            .collect(Collectors.joining(", ")));
        }
        return remarks;
    }

    static String unknownFields(Map<String, Long> counts) {
        return "left out, because an article has no place for them or they can't be read: "
                + counts.entrySet().stream()
                        .map(field -> DisplayText.oneLine(field.getKey(), TITLE_CHARS) + " (" + field.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** Of what was learned before the articles are sent. */
    public static String learned(long publishers, long articles) {
        return "learned what " + counted(publishers, "publisher") + (publishers == 1 ? " repeats" : " repeat")
                + ", from " + counted(articles, "article");
    }

    static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
