package dev.wirefold.cli.admin;

import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.topology.WirefoldTopology;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code wirefold topology}: the pipeline as Kafka Streams describes it. */
@Command(
        name = "topology",
        description = "Prints the pipeline as Kafka Streams describes it: sources, processor, stores and sinks.")
public final class TopologyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    TopologyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var pipeline =
                settings.config(Map.of(), System.getenv()).pipeline(connection.topics(), TopicPlan.DEFAULT_PARTITIONS);
        console.out().print(WirefoldTopology.of(pipeline).describe());
        console.out().flush();
        return ExitCode.OK;
    }
}
