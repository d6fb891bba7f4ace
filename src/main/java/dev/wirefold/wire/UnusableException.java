package dev.wirefold.wire;

/** An input that holds nothing to publish. The message says why, without naming the input. */
public final class UnusableException extends Exception {
    public UnusableException(String why) {
        super(why);
    }

    public UnusableException(String why, Throwable cause) {
        super(why, cause);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
