package dev.wirefold.cli.run;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.run.StoryFeed.Update;
import dev.wirefold.contract.Framing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.WakeupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold tail}: shows canonical stories as they are published. */
@Command(name = "tail", description = "Shows canonical stories as they are published, until interrupted.")
public final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Console console;

    @Option(names = "--from-beginning", description = "Show the stories that are there already, too.")
    private boolean fromBeginning;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--max", paramLabel = "N", description = "Stop after N records.")
    private long max = Long.MAX_VALUE;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    TailCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        OptionValue.atLeast(0, "--max", max);
        Map<String, Object> clientConfig = connection.clientConfig();
        String topic = connection.topics().stories();
        Framing framing = registry.reading(System.getenv());
        return connection.explaining(() -> {
            try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
                admin.require(Map.of(topic, Set.of(AclOperation.READ)));
            }
            try (Interruption interruption = Interruption.register();
                    StoryFeed feed = fromBeginning
                            ? StoryFeed.fromBeginning(clientConfig, framing, topic)
                            : StoryFeed.fromNow(clientConfig, framing, topic)) {
                interruption.calls(feed::wakeup);
                show(feed);
            }
            return ExitCode.OK;
        });
    }

    /** Reads on until enough is shown, nobody reads the output any more, or the feed is woken up. */
    private void show(StoryFeed feed) {
        try {
            StoryPrinter printer = new StoryPrinter(console.outTerminal());
            long shown = 0;
            while (shown < max && !console.out().checkError()) {
                List<Update> updates = feed.poll(POLL);
                long room = Math.min(updates.size(), max - shown);
                updates.stream().limit(room).forEach(update -> print(printer, update));
                shown += room;
            }
        } catch (WakeupException e) {
            console.out().flush();
        }
    }

    private void print(StoryPrinter printer, Update update) {
        if (update.problem() != null) {
            console.err().println(DisplayText.oneLine(update.problem(), Integer.MAX_VALUE));
        } else if (json) {
            console.out().println(printer.json(update.storyId(), update.story()));
        } else {
            printer.lines(update.storyId(), update.story(), update.recordTime()).forEach(console.out()::println);
        }
    }
}
