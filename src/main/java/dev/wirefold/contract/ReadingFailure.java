package dev.wirefold.contract;

/**
 * What is said of a text whose reading threw what no reading should: a defect of this program, or more nesting than the stack
 * holds. It is about that text alone and would be thrown again at every start, so the text is refused and the others go on.
 * Errors of the machine, as when there is no memory left, are about the process, and end it.
 */
public final class ReadingFailure {
    private static final int MAX_CHARACTERS = 200;

    private ReadingFailure() {}

    public static String message(Throwable thrown) {
        String what = thrown.toString();
        return "reading it failed with "
                + (what.length() <= MAX_CHARACTERS ? what : what.substring(0, MAX_CHARACTERS) + "...")
                + "; that is a defect of this program";
    }
}
