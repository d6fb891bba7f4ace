package dev.wirefold.app;

/**
 * A task's state and Kafka's offsets do not belong together. An instance that slept between its restore and this look at the
 * offsets sees the work of those who took over; so a new thread restores the state once more, and looks again.
 */
final class StaleStateException extends RuntimeException {
    /** @param what does not belong together, and how */
    StaleStateException(String what) {
        super(what + "; or others have had its work meanwhile");
    }
}
