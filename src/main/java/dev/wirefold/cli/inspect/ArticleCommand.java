package dev.wirefold.cli.inspect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code wirefold article}: where an article is now, and how it came there. */
@Command(
        name = "article",
        description =
                "Shows where an article is now: its revisions, its story, its line of parents, its children, and what"
                        + " happened to it.")
public final class ArticleCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "ID", description = "The article's id.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    ArticleCommand(Console console) {
        this.console = console;
    }

    /** What there is of it. */
    private record Found(
            ArticleRevisions revisions,
            @Nullable Membership membership,
            List<Membership> line,
            List<Membership> children,
            List<StoryEvent> events) {}

    @Override
    public Integer call() throws Exception {
        Map<String, Object> clientConfig = connection.clientConfig();
        Topics topics = connection.topics();
        return connection.explaining(() -> {
            Framing framing = registry.reading(System.getenv());
            Found found = find(
                    WholeTopic.reading(
                            console,
                            clientConfig,
                            framing,
                            topics.articles(),
                            topics.deadLetters(),
                            topics.memberships(),
                            topics.storyEvents()),
                    topics);
            if (json) {
                console.out().println(object(found));
            } else {
                show(found);
            }
            return ExitCode.OK;
        });
    }

    private Found find(WholeTopic reading, Topics topics) {
        ArticleRevisions revisions = ArticleRevisions.read(reading, topics, id);
        StoryRecords records = new StoryRecords(reading, topics);
        Membership membership = records.membership(id);
        if (revisions.isEmpty() && membership == null) {
            throw new UserErrorException("there is no article " + id + " in topics " + topics.articles() + ", "
                    + topics.deadLetters() + " and " + topics.memberships());
        }
        List<Membership> story = membership == null ? List.of() : records.memberships(membership.getStoryId());
        return new Found(
                revisions,
                membership,
                Ancestors.of(membership, story),
                story.stream().filter(other -> id.equals(other.getParentId())).toList(),
                records.events(event -> id.equals(event.getArticleId())));
    }

    private ObjectNode object(Found found) {
        ObjectNode node = RecordJson.MAPPER.createObjectNode().put("articleId", id);
        ArticleRevisions revisions = found.revisions();
        ObjectNode read = node.putObject("revisions")
                .put("count", revisions.count())
                .put("kills", revisions.kills())
                .put("refused", revisions.refused());
        Article last = revisions.last();
        Instant at = revisions.lastAt();
        if (at != null) {
            read.put("lastAt", at.toString())
                    .put(
                            "lastStatus",
                            last == null ? "KILLED" : last.getStatus().name());
        }
        if (last != null) {
            read.put("lastRevision", last.getRevision())
                    .put("headline", last.getHeadline())
                    .put("source", last.getSource());
        }
        node.set("membership", RecordJson.of(found.membership()));
        node.set("parents", RecordJson.memberships(found.line()));
        node.set("children", RecordJson.memberships(found.children()));
        node.set("events", RecordJson.events(found.events()));
        return node;
    }

    private void show(Found found) {
        found.revisions().lines(console.outTerminal()).forEach(console.out()::println);
        Membership membership = found.membership();
        section("story");
        if (membership == null) {
            line("none: it was killed, or refused, or the pipeline has not come so far");
        } else {
            line(RecordLines.shown(membership.getStoryId()));
            line(RecordLines.of(membership));
        }
        list("parents, the nearest first", found.line());
        list("children", found.children());
        if (!found.events().isEmpty()) {
            section("events, by event time");
        }
        found.events().forEach(event -> line(RecordLines.shown(event.getStoryId()) + "  " + RecordLines.of(event)));
    }

    private void list(String title, List<Membership> memberships) {
        if (!memberships.isEmpty()) {
            section(title);
            memberships.forEach(membership -> line(RecordLines.of(membership)));
        }
    }

    private void section(String title) {
        console.out().println();
        console.out().println(console.outTerminal().bold(title));
    }

    private void line(String text) {
        console.out().println("  " + text);
    }
}
