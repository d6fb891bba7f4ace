package dev.wirefold.cli.console;

/** What the process tells the shell. */
public final class ExitCode {
    public static final int OK = 0;

    /** The command did its work, but some of its input was refused, some of what it checked is wrong, or what it compared differs. */
    public static final int REFUSED = 1;

    /** The command line or the environment is wrong; one line on standard error says how. */
    public static final int ERROR = 2;

    private ExitCode() {}
}
