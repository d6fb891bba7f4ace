package dev.wirefold.cli.kafka;

import dev.wirefold.PropertiesFile;
import dev.wirefold.UserErrorException;
import dev.wirefold.app.WirefoldConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a user gives them: in a file, in the environment and on the command line, the later winning.
 *
 * @param file null: none
 * @param given on the command line
 */
record GivenSettings(@Nullable Path file, Map<String, String> given) {
    /**
     * What is in force.
     *
     * @param defaults weaker than all that is given
     * @param fixed stronger than all that is given
     * @param counts which settings are looked at, by their names
     * @throws UserErrorException when a setting is unknown or its value not allowed
     */
    WirefoldConfig config(
            Map<String, String> defaults,
            Map<String, String> environment,
            Map<String, String> fixed,
            Predicate<String> counts) {
        Map<String, String> settings = new HashMap<>(defaults);
        settings.putAll(fromFile());
        settings.putAll(WirefoldConfig.ofEnvironment(environment));
        settings.putAll(given);
        settings.putAll(fixed);
        settings.keySet().removeIf(counts.negate());
        try {
            return new WirefoldConfig(settings);
        } catch (ConfigException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()), e);
        }
    }

    /** @throws UserErrorException when the file can't be read */
    Map<String, String> fromFile() {
        return file == null ? Map.of() : PropertiesFile.read(file, "--config: " + file);
    }
}
