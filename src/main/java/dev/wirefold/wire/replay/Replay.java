package dev.wirefold.wire.replay;

import dev.wirefold.UserErrorException;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.WireWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Puts the records of an archive on the wire, each when it is due. */
public final class Replay {
    /** A longer wait is made of several, so that it can be stopped. */
    private static final long LONGEST_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final WireWriter writer;
    private final Pacer pacer;
    private final Timer timer;
    private final ReplayTally tally;
    private final BooleanSupplier stopped;
    private final Consumer<Progress> progress;
    private long sent;
    private long reachedMs;
    private long tickedMs;

    /**
     * How far it has come.
     *
     * @param sent records so far, ticks aside
     * @param eventTime of the last one, or of the one that is waited for
     * @param waitNanos until the next one is due, 0 when one was sent
     */
    public record Progress(long sent, Instant eventTime, long waitNanos) {}

    /**
     * @param tally hears what becomes of every record
     * @param stopped asked before every record, and while one is waited for
     * @param progress hears of every record sent, and some times a second while one is waited for
     */
    public Replay(
            WireWriter writer,
            Speed speed,
            Timer timer,
            ReplayTally tally,
            BooleanSupplier stopped,
            Consumer<Progress> progress) {
        this.writer = writer;
        this.pacer = new Pacer(speed, timer);
        this.timer = timer;
        this.tally = tally;
        this.stopped = stopped;
        this.progress = progress;
    }

    /**
     * Returns when all was answered for, or it was stopped. At the end of the archive all partitions hear how far event time
     * has come, not only those with the last articles.
     *
     * @throws UserErrorException when Kafka accepts nothing any more
     */
    public void run(Archive archive) throws InterruptedException {
        Optional<ReplayRecord> next = archive.next();
        for (; next.isPresent() && awaitDue(next.get()); next = archive.next()) {
            send(next.get());
            progress.accept(new Progress(sent, Instant.ofEpochMilli(next.get().eventTimeMs()), 0));
        }
        if (!stopped.getAsBoolean()) {
            tick(reachedMs);
        }
        writer.flush();
        failIfBroken();
    }

    /** Whether the record is due; false when it was stopped meanwhile. */
    private boolean awaitDue(ReplayRecord record) throws InterruptedException {
        while (!stopped.getAsBoolean()) {
            long waitNanos = pacer.nanosUntilDue(record.eventTimeMs());
            if (waitNanos == 0) {
                return true;
            }
            progress.accept(new Progress(sent, Instant.ofEpochMilli(record.eventTimeMs()), waitNanos));
            timer.sleep(Math.min(waitNanos, LONGEST_SLEEP_NANOS));
        }
        return false;
    }

    private void send(ReplayRecord record) {
        failIfBroken();
        reachedMs = Math.max(reachedMs, record.eventTimeMs());
        if (record.isTick()) {
            tick(record.eventTimeMs());
            return;
        }
        if (record.isAllTold()) {
            return;
        }
        if (record.isHouse()) {
            writer.house(record.eventTimeMs(), Objects.requireNonNull(record.value()));
            return;
        }
        sent++;
        writer.send(record.key(), record.value(), record.eventTimeMs(), record.headers(), (refusal, partition) -> {
            if (refusal == null) {
                tally.written(record.eventTimeMs());
            } else {
                tally.refused(new Refusal(record.where(), refusal));
            }
        });
    }

    /** Each partition of the archive has a tick of its own for one time; here the first of them serves all. */
    private void tick(long eventTimeMs) {
        if (eventTimeMs > tickedMs) {
            tickedMs = eventTimeMs;
            writer.tick(Instant.ofEpochMilli(eventTimeMs));
        }
    }

    private void failIfBroken() {
        if (writer.broken() != null) {
            throw new UserErrorException("the replay has ended early: "
                    + tally.result().refusals().stream()
                            .map(Refusal::toString)
                            .reduce((first, last) -> last)
                            .orElse("Kafka accepts nothing any more"));
        }
    }
}
