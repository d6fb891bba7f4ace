package dev.wirefold.monitor;

import java.util.Map;

/** Takes what is measured. */
public interface Figures {
    /**
     * A number that only rises.
     *
     * @param name without {@code _total}
     */
    void count(String name, String help, Map<String, String> labels, long value);

    /** A number that rises and falls. */
    void gauge(String name, String help, Map<String, String> labels, double value);
}
