package dev.wirefold.cli.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.cli.kafka.SettingsOptions.InForce;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold config}: which settings are in force, and where they come from. */
@Command(
        name = "config",
        description = "Prints the settings that `run` would have with the same options, and where each comes from:"
                + " default, file, environment or --set. Secrets are not shown.")
public final class ConfigCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;

    @Option(names = "--changed", description = "Only those that are not the default.")
    private boolean changed;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    ConfigCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<InForce> inForce = settings.inForce(System.getenv()).stream()
                .filter(setting -> !changed || setting.origin() != SettingsOptions.Origin.DEFAULT)
                .toList();
        for (InForce setting : inForce) {
            if (json) {
                console.out()
                        .println(MAPPER.createObjectNode()
                                .put("name", setting.name())
                                .put("value", setting.value())
                                .put("origin", setting.origin().text())
                                .put("from", setting.from()));
            } else {
                console.out()
                        .println(console.outTerminal().bold(setting.name()) + "="
                                + DisplayText.oneLine(setting.value(), Integer.MAX_VALUE)
                                + console.outTerminal()
                                        .dim("  # " + setting.origin().text()
                                                + (setting.from().isEmpty()
                                                        ? ""
                                                        : " "
                                                                + DisplayText.oneLine(
                                                                        setting.from(), Integer.MAX_VALUE))));
            }
        }
        return ExitCode.OK;
    }
}
