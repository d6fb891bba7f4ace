package dev.wirefold.cli.kafka;

import java.util.List;

/** Commands that a message names, so that whoever copies one reaches the topics that the message is about. */
final class NamedCommands {
    private static final List<String> OF_TOPICS =
            List.of("wirefold topics create", "wirefold reset --outputs", "wirefold stories", "wirefold article");
    private static final String OPTION = " --prefix ";

    private NamedCommands() {}

    /** The message, in which each command that has no prefix has this one. */
    static String withPrefix(String message, String prefix) {
        if (prefix.isEmpty()) {
            return message;
        }
        String named = message;
        for (String command : OF_TOPICS) {
            int at = named.indexOf(command);
            while (at >= 0) {
                int end = at + command.length();
                String rest = named.substring(end);
                // What goes on in the same word is another command.
                boolean isWhole = rest.isEmpty() || !Character.isLetter(rest.charAt(0));
                if (isWhole && !rest.startsWith(OPTION)) {
                    named = named.substring(0, end) + OPTION + prefix + rest;
                }
                at = named.indexOf(command, end);
            }
        }
        return named;
    }
}
