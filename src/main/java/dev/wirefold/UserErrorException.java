package dev.wirefold;

/** Something that its user can mend. The message is one line that says what is wrong and what to do. */
public final class UserErrorException extends RuntimeException {
    public UserErrorException(String message) {
        super(message);
    }

    public UserErrorException(String message, Throwable cause) {
        super(message, cause);
    }
}
