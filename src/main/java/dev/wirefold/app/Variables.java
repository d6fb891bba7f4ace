package dev.wirefold.app;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of the variables of an environment that this program reads. */
public final class Variables {
    private static final String PREFIX = "WIREFOLD_";

    /** What the commands read besides settings. */
    private static final Set<String> OF_COMMANDS =
            Set.of("WIREFOLD_BOOTSTRAP_SERVERS", "WIREFOLD_TOPIC_PREFIX", "WIREFOLD_DEBUG");

    private Variables() {}

    /** The variable of a setting. */
    public static String of(String setting) {
        return PREFIX + setting.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Variables that look like this program's and are not, a line each. */
    public static List<String> warnings(Map<String, String> environment) {
        Set<String> known = new HashSet<>(OF_COMMANDS);
        WirefoldConfig.DEFINITION.names().forEach(name -> known.add(of(name)));
        return environment.keySet().stream()
                .filter(variable -> variable.startsWith(PREFIX) && !known.contains(variable))
                .sorted()
                .map(variable -> variable + " is no variable of wirefold, and has no effect; a setting's is its name in"
                        + " capitals with _ for the dots, as in " + of(WirefoldConfig.WINDOW_MS))
                .toList();
    }
}
