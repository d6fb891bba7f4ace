package dev.wirefold.wire.replay;

import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.Ticks;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record as it goes on the wire. Holds arrays, which nobody changes, and so has no equality but its own. */
final class ReplayRecord {
    private final String where;
    private final long eventTimeMs;
    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;

    /**
     * @param where file, or partition and offset, that it is from
     * @param eventTimeMs milliseconds since 1970-01-01T00:00Z
     * @param value null for a kill
     */
    ReplayRecord(String where, long eventTimeMs, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
        this.where = where;
        this.eventTimeMs = eventTimeMs;
        this.key = key;
        this.value = value;
        this.headers = List.copyOf(headers);
    }

    String where() {
        return where;
    }

    long eventTimeMs() {
        return eventTimeMs;
    }

    /** Whether it says no more than what time it is. */
    boolean isTick() {
        return Ticks.isTick(key, value, new RecordHeaders(headers));
    }

    /** Whether it says what has been learned of a publisher. */
    boolean isHouse() {
        return value != null && HouseMarks.isHouse(key, new RecordHeaders(headers));
    }

    /** Whether it says that all has been told that was learned on its wire; another wire is told by its own learner. */
    boolean isAllTold() {
        return value == null && HouseMarks.isHouse(key, new RecordHeaders(headers));
    }

    byte @Nullable [] key() {
        return key;
    }

    byte @Nullable [] value() {
        return value;
    }

    List<Header> headers() {
        return headers;
    }
}
