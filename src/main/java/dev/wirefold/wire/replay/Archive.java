package dev.wirefold.wire.replay;

import java.util.Optional;

/** Records in the order in which they go back on the wire. Holds resources until it is closed. */
public interface Archive extends AutoCloseable {
    /** The next record; nothing at the end. */
    Optional<ReplayRecord> next();

    @Override
    void close();
}
