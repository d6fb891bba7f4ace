package dev.wirefold.cli.kafka;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands that a message names, so that whoever copies one reaches the topics that the message is about. */
final class NamedCommands {
    private static final String PROGRAM = "wirefold ";
    private static final String OPTION = "--prefix";

    /** The runbook has it in these words. */
    private static final String RESET = "reset --outputs";

    /** All that take {@value #OPTION}; one of two words before one of its first. */
    static final List<String> OF_TOPICS = Stream.of(
                    "article",
                    "bench pipeline",
                    "board",
                    "dead-letters",
                    "demo",
                    "diff",
                    "evaluate",
                    "explain",
                    "houses",
                    "override alone",
                    "override clear",
                    "override cut",
                    "override join",
                    "override list",
                    "override pin",
                    "poll",
                    "publish",
                    "replay",
                    "reset",
                    "run",
                    "stories",
                    "story",
                    "tail",
                    "topics create",
                    "topics describe",
                    "topology",
                    "webhooks")
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();

    private NamedCommands() {}

    /** The message, in which each command that has no prefix has this one. */
    static String withPrefix(String message, String prefix) {
        if (prefix.isEmpty()) {
            return message;
        }
        // What begins with a dash looks like another option.
        String option = " " + OPTION + (prefix.startsWith("-") ? "=" : " ") + prefix;
        StringBuilder named = new StringBuilder();
        int copied = 0;
        for (int at = message.indexOf(PROGRAM); at >= 0; at = message.indexOf(PROGRAM, at + 1)) {
            int begin = at + PROGRAM.length();
            Optional<String> command = Stream.concat(Stream.of(RESET), OF_TOPICS.stream())
                    .filter(name -> isThere(message, begin, name))
                    .findFirst();
            if (command.isPresent() && !hasPrefix(message, begin)) {
                int end = begin + command.get().length();
                named.append(message, copied, end).append(option);
                copied = end;
            }
        }
        return named.append(message, copied, message.length()).toString();
    }

    /** What goes on in the same word is another command. */
    private static boolean isThere(String message, int begin, String command) {
        int end = begin + command.length();
        return message.startsWith(command, begin) && (end == message.length() || !isOfWord(message.charAt(end)));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    /** Before the next command line, or what ends this one. */
    private static boolean hasPrefix(String message, int begin) {
        int option = message.indexOf(OPTION, begin);
        int end = Stream.of(";", "`", PROGRAM)
                .mapToInt(mark -> message.indexOf(mark, begin))
                .filter(at -> at >= 0)
                .min()
                .orElse(message.length());
        return option >= 0 && option < end;
    }
}
