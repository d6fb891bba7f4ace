package dev.wirefold.cli.dist;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.DisplayText;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** A file for {@code --config} that names every setting, each a comment with its default. */
final class SettingsFile {
    private static final int MAX_COLUMNS = 98;
    private static final String COMMENT = "# ";

    private SettingsFile() {}

    static String text() {
        List<String> lines = new ArrayList<>();
        comment(lines, "Settings of Wirefold, for: wirefold run --config FILE");
        comment(lines, "Each line below is a default. Take off its first sign to give another value.");
        comment(
                lines,
                "Settings of Kafka Streams and its clients go here too, with " + WirefoldConfig.KAFKA_PREFIX
                        + " before their names. How to reach Kafka does not: see --bootstrap-server and --command-config.");
        for (ConfigKey setting : WirefoldConfig.DEFINITION.configKeys().values()) {
            lines.add("");
            comment(lines, setting.documentation);
            if (setting.validator != null) {
                comment(lines, "Allowed: " + setting.validator);
            }
            lines.add("#" + setting.name + "=" + value(setting.defaultValue));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void comment(List<String> lines, String text) {
        DisplayText.wrapped(text, MAX_COLUMNS).forEach(line -> lines.add(COMMENT + line));
    }

    private static String value(Object value) {
        return value instanceof List<?> list
                ? String.join(",", list.stream().map(Object::toString).toList())
                : String.valueOf(value);
    }
}
