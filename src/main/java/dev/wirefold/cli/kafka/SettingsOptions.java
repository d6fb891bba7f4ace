package dev.wirefold.cli.kafka;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.Variables;
import dev.wirefold.app.WirefoldConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The application's settings: from a file, the environment and the command line, the later winning. */
public final class SettingsOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Properties file of settings. Environment variables, as WIREFOLD_WINDOW_MS for window.ms, win over it.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "One setting, as in --set similarity.threshold=0.25; wins over file and environment; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /**
     * The settings in force.
     *
     * @param defaults weaker than all that is given
     * @throws UserErrorException when a setting is unknown or its value not allowed
     */
    public WirefoldConfig config(Map<String, String> defaults, Map<String, String> environment) {
        return config(defaults, environment, Map.of());
    }

    /**
     * The settings in force for a command that has to have its way in some.
     *
     * @param defaults weaker than all that is given
     * @param fixed stronger than all that is given
     * @throws UserErrorException when a setting is unknown or its value not allowed
     */
    public WirefoldConfig config(
            Map<String, String> defaults, Map<String, String> environment, Map<String, String> fixed) {
        WirefoldConfig config = settings().config(defaults, environment, fixed, name -> true);
        config.warnings().forEach(warning -> spec.commandLine().getErr().println("wirefold: warning: " + warning));
        return config;
    }

    private GivenSettings settings() {
        return new GivenSettings(file, given);
    }

    /** Where a setting comes from, the weakest first. */
    public enum Origin {
        DEFAULT("default"),
        FILE("file"),
        ENVIRONMENT("environment"),
        COMMAND_LINE("--set");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        /** As people call it. */
        public String text() {
            return text;
        }
    }

    /**
     * A setting that is in force.
     *
     * @param value {@value #HIDDEN} for a secret
     * @param from the file or the variable; empty for others
     */
    public record InForce(String name, String value, Origin origin, String from) {
        public static final String HIDDEN = "(hidden)";
    }

    /**
     * All settings, by name, and those of Kafka that are given.
     *
     * @throws UserErrorException when a setting is unknown or its value not allowed
     */
    public List<InForce> inForce(Map<String, String> environment) {
        WirefoldConfig config = config(Map.of(), environment);
        Map<String, String> inFile = settings().fromFile();
        Map<String, String> inEnvironment = WirefoldConfig.ofEnvironment(environment);
        Map<String, Object> values = new TreeMap<>(config.originals());
        values.putAll(config.values());
        return values.entrySet().stream()
                .map(setting -> {
                    String name = setting.getKey();
                    String text = WirefoldConfig.text(setting.getValue());
                    String value = WirefoldConfig.isSecret(name) && !text.isEmpty() ? InForce.HIDDEN : text;
                    if (given.containsKey(name)) {
                        return new InForce(name, value, Origin.COMMAND_LINE, "");
                    }
                    if (inEnvironment.containsKey(name)) {
                        return new InForce(name, value, Origin.ENVIRONMENT, Variables.of(name));
                    }
                    return inFile.containsKey(name)
                            ? new InForce(name, value, Origin.FILE, String.valueOf(file))
                            : new InForce(name, value, Origin.DEFAULT, "");
                })
                .toList();
    }

    /** Whether the command line itself names the setting. */
    public boolean isGiven(String name) {
        return given.containsKey(name);
    }
}
