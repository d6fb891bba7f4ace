package dev.wirefold.cli.decide;

import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.article.Decision;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirefold override}: what an editor decides about an article, whatever the pipeline would say. */
@Command(
        name = "override",
        description = "Decides about articles as an editor, for the pipeline and all who read its stories.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = OverrideListCommand.class)
public final class OverrideCommand implements Runnable {
    private static final String ARTICLE = "The article's id.";

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    OverrideCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    @Command(
            name = "join",
            description =
                    "The two articles are one story: the later one hangs on the earlier, however little they share.")
    int join(
            @Parameters(paramLabel = "ID", description = ARTICLE) String id,
            @Parameters(paramLabel = "OTHER", description = "Id of the article that it is joined with.") String other,
            @Mixin DecidingOptions options,
            @Mixin ConnectionOptions connection,
            @Mixin RegistryOptions registry)
            throws Exception {
        return decide(id, Decision.Kind.JOIN, other, options, connection, registry);
    }

    @Command(name = "cut", description = "The article founds a story, with all that hangs on it.")
    int cut(
            @Parameters(paramLabel = "ID", description = ARTICLE) String id,
            @Mixin DecidingOptions options,
            @Mixin ConnectionOptions connection,
            @Mixin RegistryOptions registry)
            throws Exception {
        return decide(id, Decision.Kind.CUT, null, options, connection, registry);
    }

    @Command(name = "alone", description = "The article is a story of its own: neither parent nor child of any other.")
    int alone(
            @Parameters(paramLabel = "ID", description = ARTICLE) String id,
            @Mixin DecidingOptions options,
            @Mixin ConnectionOptions connection,
            @Mixin RegistryOptions registry)
            throws Exception {
        return decide(id, Decision.Kind.ALONE, null, options, connection, registry);
    }

    @Command(name = "pin", description = "The article stands for its story.")
    int pin(
            @Parameters(paramLabel = "ID", description = ARTICLE) String id,
            @Mixin DecidingOptions options,
            @Mixin ConnectionOptions connection,
            @Mixin RegistryOptions registry)
            throws Exception {
        return decide(id, Decision.Kind.PIN, null, options, connection, registry);
    }

    @Command(name = "clear", description = "Takes back what was decided about the article.")
    int clear(
            @Parameters(paramLabel = "ID", description = ARTICLE) String id,
            @Mixin DecidingOptions options,
            @Mixin ConnectionOptions connection,
            @Mixin RegistryOptions registry)
            throws Exception {
        return decide(id, null, null, options, connection, registry);
    }

    private int decide(
            String id,
            Decision.@Nullable Kind kind,
            @Nullable String other,
            DecidingOptions options,
            ConnectionOptions connection,
            RegistryOptions registry)
            throws Exception {
        options.check();
        Map<String, Object> clientConfig = connection.clientConfig();
        Topics topics = connection.topics();
        Decision decision = kind == null
                ? null
                : new Decision(
                        kind,
                        other,
                        options.author(),
                        options.reason(),
                        console.clock().millis());
        Framing framing = registry.reading(System.getenv());
        return connection.explaining(
                () -> new Deciding(console, clientConfig, topics, framing, options).decide(id, decision));
    }
}
