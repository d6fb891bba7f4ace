package dev.wirefold.app;

import dev.wirefold.core.fingerprint.WireLearner.Moment;
import dev.wirefold.core.lineage.Patience;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells by what is read when to tell what is learned, and how articles come then. For use by one thread. */
final class Pace {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long an archive is read before all is told that is learned from it. */
    private static final long ARCHIVE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long LONG_REST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PATIENCE_AT_AN_ARCHIVES_END = Duration.ofMillis(100);

    /** Where more than these come within a second, an archive is being read. */
    private static final long MAX_RECORDS_OF_NEWS = 1_000;

    private long lookedNanos;
    private long lastRecordNanos;
    private long lastNewsNanos;
    private long readSinceLook;
    private boolean hasSeenArchive;
    private long unread;
    private boolean wasNews;

    /** @param nowNanos on a clock that never goes back */
    Pace(long nowNanos) {
        lookedNanos = nowNanos;
        lastRecordNanos = nowNanos;
        lastNewsNanos = nowNanos;
    }

    /** How long to wait for records: articles may wait for an archive's end. */
    Duration patience() {
        return unread == 0 && (hasSeenArchive || isArchive()) ? PATIENCE_AT_AN_ARCHIVES_END : PATIENCE;
    }

    private boolean isArchive() {
        return readSinceLook > MAX_RECORDS_OF_NEWS || unread > Patience.MAX_UNREAD_OF_NEWS;
    }

    /**
     * Whether an archive has come to its end, so that all can be told that was learned of it. Asked again, it has not.
     *
     * @param moment what {@link #read} said last
     */
    boolean isArchivesEnd(Moment moment) {
        boolean rests = moment == Moment.REST || moment == Moment.LONG_REST;
        boolean isEnd = rests && hasSeenArchive;
        hasSeenArchive &= !rests;
        return isEnd;
    }

    /**
     * Some records have been read.
     *
     * @param records how many of them are articles or kills; 0: none came for a moment
     * @param unreadBehind how many stand behind them
     * @param nowNanos on the same clock
     * @return how articles come, if something may be told now
     */
    Optional<Moment> read(int records, long unreadBehind, long nowNanos) {
        unread = unreadBehind;
        readSinceLook += records;
        if (records > 0) {
            lastRecordNanos = nowNanos;
            if (nowNanos - lookedNanos < LOOK_NANOS) {
                return Optional.empty();
            }
        }
        boolean isArchive = isArchive();
        hasSeenArchive |= isArchive;
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
