package dev.wirefold.cli.inspect;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.cli.run.StoryPrinter;
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

/** {@code wirefold story}: one story, its members and what happened to it. */
@Command(name = "story", description = "Shows a story as it is now, all its articles, and what happened to it.")
public final class StoryCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(index = "0", paramLabel = "ID", description = "The story's id, as in river-levels-post~1678282200000.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    StoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> clientConfig = connection.clientConfig();
        Topics topics = connection.topics();
        return connection.explaining(() -> {
            Framing framing = registry.reading(System.getenv());
            StoryRecords records = new StoryRecords(
                    WholeTopic.reading(
                            console,
                            clientConfig,
                            framing,
                            topics.stories(),
                            topics.memberships(),
                            topics.storyEvents()),
                    topics);
            Story story = records.story(id);
            List<StoryEvent> events = records.events(event -> event.getStoryId().equals(id));
            if (story == null && events.isEmpty()) {
                throw new UserErrorException("there is no story " + id + " in topic " + topics.stories()
                        + ", and no event of it; `wirefold stories` lists ids");
            }
            show(story, records.memberships(id), events);
            return ExitCode.OK;
        });
    }

    private void show(@Nullable Story story, List<Membership> memberships, List<StoryEvent> events) {
        StoryPrinter printer = new StoryPrinter(console.outTerminal());
        if (json) {
            console.out()
                    .println(RecordJson.MAPPER
                            .createObjectNode()
                            .<com.fasterxml.jackson.databind.node.ObjectNode>set("story", printer.object(id, story))
                            .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                                    "memberships", RecordJson.memberships(memberships))
                            .set("events", RecordJson.events(events)));
            return;
        }
        Instant last =
                events.isEmpty() ? Instant.EPOCH : events.get(events.size() - 1).getAt();
        printer.lines(id, story, last).forEach(console.out()::println);
        if (!memberships.isEmpty()) {
            section("articles, in the wire's order");
        }
        memberships.forEach(membership -> line(RecordLines.of(membership)));
        if (!events.isEmpty()) {
            section("events, by event time");
        }
        events.forEach(event -> line(RecordLines.of(event)));
    }

    private void section(String title) {
        console.out().println();
        console.out().println(console.outTerminal().bold(title));
    }

    private void line(String text) {
        console.out().println("  " + text);
    }
}
