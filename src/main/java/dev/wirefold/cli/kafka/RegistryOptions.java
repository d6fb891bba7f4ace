package dev.wirefold.cli.kafka;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.contract.Framing;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the schema registry is: all that a command has to know of the settings that is a client of the topics only. */
public final class RegistryOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Properties file of settings, of which those of the schema registry count here. Environment"
                    + " variables, as WIREFOLD_SCHEMA_REGISTRY_URL, win over it.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "One setting of the schema registry, as in --set schema.registry.url=https://registry:8081; wins"
                            + " over file and environment; may be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    /**
     * What values of the topics are read with.
     *
     * @throws UserErrorException when a setting is unknown, not allowed or of no use here
     */
    public Framing reading(Map<String, String> environment) {
        for (String name : given.keySet()) {
            if (!WirefoldConfig.isOfRegistry(name)) {
                throw new UserErrorException("--set " + name
                        + " has no effect here: this command needs the settings schema.registry.* only");
            }
        }
        WirefoldConfig config =
                new GivenSettings(file, given).config(Map.of(), environment, Map.of(), WirefoldConfig::isOfRegistry);
        return reading(config);
    }

    /**
     * What values of the topics are read with.
     *
     * @throws UserErrorException when the registry's files can't be used
     */
    public static Framing reading(WirefoldConfig config) {
        try {
            return config.reading();
        } catch (ConfigException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()), e);
        }
    }
}
