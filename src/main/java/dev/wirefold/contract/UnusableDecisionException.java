package dev.wirefold.contract;

import dev.wirefold.avro.DeadLetterReason;

/** A decision that can't be used; the message says what would be accepted. */
public final class UnusableDecisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final DeadLetterReason reason;

    UnusableDecisionException(DeadLetterReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why, in the terms of dead letters. */
    public DeadLetterReason reason() {
        return reason;
    }

    /** What would be accepted. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
