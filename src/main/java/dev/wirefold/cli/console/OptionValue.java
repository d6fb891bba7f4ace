package dev.wirefold.cli.console;

import dev.wirefold.UserErrorException;

/** What a number given as an option has to be. */
public final class OptionValue {
    private OptionValue() {}

    /**
     * Checks an option.
     *
     * @param option with its dashes
     * @throws UserErrorException if it is less
     */
    public static void atLeast(long least, String option, long given) {
        if (given < least) {
            throw new UserErrorException(option + ": expected " + least + " or more, got " + given);
        }
    }
}
