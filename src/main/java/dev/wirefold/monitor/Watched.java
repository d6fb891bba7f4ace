package dev.wirefold.monitor;

/** What a port tells of. Asked by any thread, at any time. */
public interface Watched {
    /** Whether it does its work, or waits for somebody else. */
    boolean isRunning();

    /** Tells all that is measured. */
    void tell(Figures figures);
}
