package dev.wirefold.topology.state;

/** State that this program must not read as its own; the message says what to do. */
public final class IncompatibleStateException extends RuntimeException {
    public IncompatibleStateException(String what) {
        super(what + " Start over with: wirefold reset --outputs");
    }
}
