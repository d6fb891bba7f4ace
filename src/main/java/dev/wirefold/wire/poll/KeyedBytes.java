package dev.wirefold.wire.poll;

import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Bytes by key, in the order of their keys. */
interface KeyedBytes extends AutoCloseable {
    /** Null where there are none. */
    byte @Nullable [] get(String key);

    /**
     * Writes all or nothing. A null value deletes.
     *
     * @param synced whether it has to survive the end of the machine too, and not of the process alone
     */
    void write(Map<String, byte @Nullable []> changes, boolean synced);

    /**
     * Goes through all keys that begin so, in order.
     *
     * @param visitor returns whether to go on
     */
    void visit(String prefix, BiPredicate<String, byte[]> visitor);

    @Override
    void close();
}
