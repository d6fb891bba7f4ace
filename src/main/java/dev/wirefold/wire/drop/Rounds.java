package dev.wirefold.wire.drop;

/** How often, and how long, a folder is looked at. */
public interface Rounds {
    /** Whether to end. */
    boolean areOver();

    /** Waits until the next look, or until it is time to end. */
    void awaitNext() throws InterruptedException;
}
