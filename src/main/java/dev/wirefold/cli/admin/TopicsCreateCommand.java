package dev.wirefold.cli.admin;

import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.OptionValue;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.contract.TopicPlan;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold topics create}. */
@Command(name = "create", description = "Creates the topics that are missing and leaves the others as they are.")
final class TopicsCreateCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "Partitions of each topic: the most instances that can share the work. Can't be changed later"
                    + " without a replay. Default: as many as the wire has already, else "
                    + TopicPlan.DEFAULT_PARTITIONS
                    + ".")
    private @Nullable Integer partitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Copies of each partition. Default: as many as there are brokers, at most "
                    + TopicPlan.DEFAULT_MAX_REPLICATION + ".")
    private @Nullable Integer replicationFactor;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    TopicsCreateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        check("--partitions", partitions);
        check("--replication-factor", replicationFactor);
        return connection.explaining(() -> {
            try (TopicAdmin admin = TopicAdmin.connect(connection.clientConfig())) {
                TopicAdmin.Created result =
                        admin.create(connection.topics(), optional(partitions), optional(replicationFactor));
                console.out()
                        .println(
                                result.created().isEmpty()
                                        ? "all topics exist"
                                        : "created " + String.join(", ", result.created()));
                result.differences().forEach(line -> console.out()
                        .println(console.outTerminal().yellow(line)));
                return result.differences().isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
            }
        });
    }

    private static void check(String option, @Nullable Integer value) {
        if (value != null) {
            OptionValue.atLeast(1, option, value);
        }
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
