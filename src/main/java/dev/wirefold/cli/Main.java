package dev.wirefold.cli;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.Variables;
import dev.wirefold.cli.admin.ConfigCommand;
import dev.wirefold.cli.admin.ResetCommand;
import dev.wirefold.cli.admin.SchemasCommand;
import dev.wirefold.cli.admin.TopicsCommand;
import dev.wirefold.cli.admin.TopologyCommand;
import dev.wirefold.cli.bench.BenchCommand;
import dev.wirefold.cli.board.BoardCommand;
import dev.wirefold.cli.console.CommandFactory;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.LastResort;
import dev.wirefold.cli.decide.OverrideCommand;
import dev.wirefold.cli.evaluate.EvaluateCommand;
import dev.wirefold.cli.explain.ExplainCommand;
import dev.wirefold.cli.inspect.ArticleCommand;
import dev.wirefold.cli.inspect.DeadLettersCommand;
import dev.wirefold.cli.inspect.StoriesCommand;
import dev.wirefold.cli.inspect.StoryCommand;
import dev.wirefold.cli.lists.HousesCommand;
import dev.wirefold.cli.lists.LexiconCommand;
import dev.wirefold.cli.poll.PollCommand;
import dev.wirefold.cli.publish.PublishCommand;
import dev.wirefold.cli.replay.DiffCommand;
import dev.wirefold.cli.replay.ReplayCommand;
import dev.wirefold.cli.run.BrokerCommand;
import dev.wirefold.cli.run.DemoCommand;
import dev.wirefold.cli.run.RunCommand;
import dev.wirefold.cli.run.TailCommand;
import dev.wirefold.cli.webhook.WebhooksCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code wirefold}. */
@Command(
        name = "wirefold",
        description = "Turns a live news wire into clustered, canonical stories on Kafka.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            BrokerCommand.class,
            TopicsCommand.class,
            PublishCommand.class,
            PollCommand.class,
            RunCommand.class,
            TailCommand.class,
            BoardCommand.class,
            WebhooksCommand.class,
            StoriesCommand.class,
            StoryCommand.class,
            ArticleCommand.class,
            DeadLettersCommand.class,
            OverrideCommand.class,
            ExplainCommand.class,
            EvaluateCommand.class,
            ReplayCommand.class,
            DiffCommand.class,
            ResetCommand.class,
            LexiconCommand.class,
            HousesCommand.class,
            SchemasCommand.class,
            ConfigCommand.class,
            TopologyCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done.",
            "1:Done, but some input was refused, some of what was checked is wrong, or what was compared differs.",
            "2:The command line or the environment is wrong; one line on standard error says how."
        })
public final class Main implements Runnable {
    private static final String DEBUG_VARIABLE = "WIREFOLD_DEBUG";

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an error, as " + DEBUG_VARIABLE + "=1 does.")
    private boolean verbose;

    @Option(
            names = Logging.FORMAT_OPTION,
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "How to log on standard error: ${COMPLETION-CANDIDATES}; as " + Logging.FORMAT_VARIABLE
                    + ". Default: text.")
    @SuppressWarnings("UnusedVariable") // its value was read before, see Logging; here it is checked
    private Logging.@Nullable Format logFormat;

    @Option(
            names = Logging.LEVEL_OPTION,
            paramLabel = "LEVEL",
            scope = ScopeType.INHERIT,
            description = "What to log: ${COMPLETION-CANDIDATES}; as " + Logging.LEVEL_VARIABLE + ". Default: warn.")
    @SuppressWarnings("UnusedVariable") // likewise
    private Logging.@Nullable Level logLevel;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] args) {
        try {
            Map<String, String> environment = System.getenv();
            Logging.prepare(List.of(args), environment);
            LastResort.onErrorsOfTheMachine();
            System.exit(run(Console.ofProcess(environment), environment, args));
        } catch (Error e) {
            LastResort.end(e);
        }
    }

    /** Runs one command line and returns its exit code. */
    static int run(Console console, Map<String, String> environment, String... args) {
        Variables.warnings(environment).forEach(warning -> console.err().println("wirefold: warning: " + warning));
        Main main = new Main();
        int exitCode = new CommandLine(main, new CommandFactory(console))
                .setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.outTerminal().coloured() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setUsageHelpWidth(
                        Math.min(120, Math.max(80, console.outTerminal().columns())))
                .setParameterExceptionHandler((failure, arguments) -> wrongArguments(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(
                        failure,
                        command.getErr(),
                        main.verbose
                                || !environment.getOrDefault(DEBUG_VARIABLE, "").isEmpty()))
                .execute(args);
        Optional<String> failure = console.outFailure();
        failure.ifPresent(why -> console.err().println("wirefold: standard output can't be written: " + why));
        return failure.isPresent() ? ExitCode.ERROR : exitCode;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    private static int wrongArguments(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String message = DisplayText.oneLine(String.valueOf(failure.getMessage()), Integer.MAX_VALUE);
        err.println("wirefold: " + (message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
                + suggestion(failure) + "; see: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.ERROR;
    }

    /** The likeliest of what may have been meant. */
    private static String suggestion(ParameterException failure) {
        List<String> likeliest =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        return likeliest.isEmpty() ? "" : "; did you mean " + likeliest.get(0) + "?";
    }

    private static int failed(Exception failure, PrintWriter err, boolean verbose) {
        boolean explained = failure instanceof UserErrorException;
        String message = explained
                ? String.valueOf(failure.getMessage())
                : "unexpected error: " + failure + "; --verbose shows where it comes from";
        err.println("wirefold: " + DisplayText.oneLine(message, Integer.MAX_VALUE));
        if (verbose) {
            failure.printStackTrace(err);
        }
        return ExitCode.ERROR;
    }
}
