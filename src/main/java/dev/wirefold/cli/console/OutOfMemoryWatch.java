package dev.wirefold.cli.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Threads of Kafka's clients and of the board's server log what has ended them, and are missed by nobody: so a process whose
 * memory is used up ends when anybody logs so, at whatever level.
 */
public final class OutOfMemoryWatch extends TurboFilter {
    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        Object last = parameters == null || parameters.length == 0 ? null : parameters[parameters.length - 1];
        OutOfMemoryError error = cause(thrown == null && last instanceof Throwable given ? given : thrown);
        if (error != null) {
            LastResort.end(error);
        }
        return FilterReply.NEUTRAL;
    }

    private static @Nullable OutOfMemoryError cause(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof OutOfMemoryError error) {
                return error;
            }
        }
        return null;
    }
}
