package dev.wirefold.cli.inspect;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Story;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.cli.run.StoryPrinter;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold stories}: the stories that there are now. */
@Command(
        name = "stories",
        description = "Lists the stories that there are now, those that were published last at the end.")
public final class StoriesCommand implements Callable<Integer> {
    private static final int MAX_MAX = 100_000;

    private final Console console;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Only stories with an article of this publisher, in any spelling.")
    private @Nullable String source;

    @Option(names = "--language", paramLabel = "TAG", description = "Only stories in this language, as in de or pt-BR.")
    private @Nullable String language;

    @Option(names = "--headline", paramLabel = "TEXT", description = "Only stories whose headline contains this text.")
    private @Nullable String headline;

    @Option(
            names = "--min-articles",
            paramLabel = "N",
            defaultValue = "1",
            description = "Only stories with so many articles or more. Default: ${DEFAULT-VALUE}.")
    private int minArticles = 1;

    @Option(
            names = "--from",
            paramLabel = "T",
            description = "Only stories whose canonical article is of this time or later, in ISO 8601.")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "T",
            description = "Only stories whose canonical article is earlier than this time.")
    private @Nullable String to;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "100",
            description = "List at most so many, those that were published last. Default: ${DEFAULT-VALUE}.")
    private int max = 100;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    StoriesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(1, "--min-articles", minArticles);
        OptionValue.atLeast(1, "--max", max);
        if (max > MAX_MAX) {
            throw new UserErrorException("--max: expected at most " + MAX_MAX + ", got " + max);
        }
        StoryFilter filter =
                new StoryFilter(source, language, headline, minArticles, time("--from", from), time("--to", to));
        Map<String, Object> clientConfig = connection.clientConfig();
        String topic = connection.topics().stories();
        return connection.explaining(() -> {
            LastStories last = new LastStories(max);
            Framing framing = registry.reading(System.getenv());
            AvroCodec<Story> codec = new AvroCodec<>(Story.getClassSchema(), framing);
            WholeTopic.reading(console, clientConfig, framing, topic).read(topic, message -> {
                Story story = message.value() == null ? null : codec.decode(message.value());
                String id = CommittedReader.key(message);
                last.take(id, story != null && filter.matches(story) ? story : null, message.timestamp());
            });
            last.stories().forEach(this::print);
            if (!json && last.stories().isEmpty()) {
                console.err().println("there are no such stories in topic " + topic);
            }
            if (last.isFull()) {
                console.err().println("there are more; --max shows more, or use a filter");
            }
            return ExitCode.OK;
        });
    }

    private static @Nullable Instant time(String option, @Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UserErrorException(
                    option + ": expected a time such as 2023-03-08T23:30:00Z, got '" + text + "'", e);
        }
    }

    private void print(Story story) {
        StoryPrinter printer = new StoryPrinter(console.outTerminal());
        if (json) {
            console.out().println(printer.json(story.getStoryId(), story));
            return;
        }
        List<String> lines = printer.lines(story.getStoryId(), story, Instant.EPOCH);
        lines.stream().limit(2).forEach(console.out()::println);
        console.out()
                .println(StoryPrinter.INDENT
                        + console.outTerminal().dim(DisplayText.oneLine(story.getStoryId(), Integer.MAX_VALUE)));
    }
}
