package dev.wirefold.wire.fetch;

/** Fetches documents. Safe for use by several threads. */
@FunctionalInterface
public interface Fetcher {
    /** What came of it; what goes wrong is an answer too. */
    Answer fetch(Ask ask);
}
