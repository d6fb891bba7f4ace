package dev.wirefold.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How and what the program logs. The logger reads system properties once, when the first class that logs is loaded, and that
 * is before the command line is parsed: so the two options are looked for beforehand.
 */
final class Logging {
    static final String FORMAT_OPTION = "--log-format";
    static final String LEVEL_OPTION = "--log-level";
    static final String FORMAT_VARIABLE = "WIREFOLD_LOG_FORMAT";
    static final String LEVEL_VARIABLE = "WIREFOLD_LOG_LEVEL";

    private static final String ENCODER_PROPERTY = "wirefold.log.encoder";
    private static final String LEVEL_PROPERTY = "wirefold.log.level";
    private static final String KAFKA_LEVEL_PROPERTY = "wirefold.log.kafka.level";
    private static final String JSON_ENCODER = "ch.qos.logback.classic.encoder.JsonEncoder";

    /** One line of text, or one JSON object, for each event. */
    enum Format {
        TEXT,
        JSON
    }

    /** From the most to the least. */
    enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }

    private Logging() {}

    /** Sets what the logger will read; a value that is none is for the parser to refuse. */
    static void prepare(List<String> arguments, Map<String, String> environment) {
        find(FORMAT_OPTION, arguments)
                .or(() -> Optional.ofNullable(environment.get(FORMAT_VARIABLE)))
                .filter(format -> format.equalsIgnoreCase(Format.JSON.name()))
                .ifPresent(json -> System.setProperty(ENCODER_PROPERTY, JSON_ENCODER));
        find(LEVEL_OPTION, arguments)
                .or(() -> Optional.ofNullable(environment.get(LEVEL_VARIABLE)))
                .map(level -> level.toUpperCase(Locale.ROOT))
                .ifPresent(level -> {
                    System.setProperty(LEVEL_PROPERTY, level);
                    System.setProperty(KAFKA_LEVEL_PROPERTY, ofKafka(level));
                });
    }

    /** What Kafka says of every request would hide what is said of articles. */
    private static String ofKafka(String level) {
        return level.equals(Level.DEBUG.name()) ? Level.INFO.name() : level;
    }

    /** As {@code --log-level=debug} or {@code --log-level debug}; the last one counts, as with the parser. */
    static Optional<String> find(String option, List<String> arguments) {
        Optional<String> found = Optional.empty();
        for (int at = 0; at < arguments.size(); at++) {
            String argument = arguments.get(at);
            if (argument.startsWith(option + "=")) {
                found = Optional.of(argument.substring(option.length() + 1));
            } else if (argument.equals(option) && at + 1 < arguments.size()) {
                found = Optional.of(arguments.get(at + 1));
            }
        }
        return found;
    }
}
