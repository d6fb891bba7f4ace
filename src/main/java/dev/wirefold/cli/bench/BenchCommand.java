package dev.wirefold.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wirefold bench}. */
@Command(
        name = "bench",
        description = "Measures what the pipeline costs on this machine, on a wire made for it.",
        footer = {
            "",
            "The wire is made of the words of the English lexicon and depends on --seed alone: articles of some 450 words,"
                    + " four in ten copied from an earlier one (reprints, rewrites, excerpts, in bursts), with page furniture,"
                    + " one in a hundred a revision. Every figure comes with its spread: other work on the machine shows"
                    + " there, and ratios taken in one run are worth more than times."
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BenchCoreCommand.class,
            BenchPipelineCommand.class,
            BenchGrowthCommand.class,
            BenchBoardCommand.class
        })
public final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
