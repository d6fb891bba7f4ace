package dev.wirefold.app;

import dev.wirefold.core.fingerprint.WireLearner.Moment;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells by what is read when to tell what is learned, and how articles come then. For use by one thread. */
final class Pace {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long an archive is read before all is told that is learned from it. */
    private static final long ARCHIVE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long LONG_REST_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Where more than these are unread, or have come within a second, an archive is being read. */
    private static final long MAX_RECORDS_OF_NEWS = 1_000;

    private long lookedNanos;
    private long lastRecordNanos;
    private long lastNewsNanos;
    private long readSinceLook;
    private boolean wasNews;

    /** @param nowNanos on a clock that never goes back */
    Pace(long nowNanos) {
        lookedNanos = nowNanos;
        lastRecordNanos = nowNanos;
        lastNewsNanos = nowNanos;
    }

    /**
     * Some records have been read.
     *
     * @param records how many; 0: none came for a moment
     * @param unread how many stand behind them
     * @param nowNanos on the same clock
     * @return how articles come, if something may be told now
     */
    Optional<Moment> read(int records, long unread, long nowNanos) {
        readSinceLook += records;
        if (records > 0) {
            lastRecordNanos = nowNanos;
            if (nowNanos - lookedNanos < LOOK_NANOS) {
                return Optional.empty();
            }
        }
        boolean isArchive = Math.max(readSinceLook, unread) > MAX_RECORDS_OF_NEWS;
        Moment moment = records == 0 ? rest(nowNanos) : coming(isArchive, nowNanos);
        // The beginning of an archive looks like news.
        boolean isSure = moment != Moment.NEWS || wasNews || isArchive;
        wasNews = moment == Moment.NEWS;
        lastNewsNanos = moment == Moment.ARCHIVE ? lastNewsNanos : nowNanos;
        lookedNanos = nowNanos;
        readSinceLook = 0;
        return isSure ? Optional.of(moment) : Optional.empty();
    }

    private Moment rest(long nowNanos) {
        return nowNanos - lastRecordNanos < LONG_REST_NANOS ? Moment.REST : Moment.LONG_REST;
    }

    private Moment coming(boolean isArchive, long nowNanos) {
        return isArchive && nowNanos - lastNewsNanos < ARCHIVE_NANOS ? Moment.ARCHIVE : Moment.NEWS;
    }
}
