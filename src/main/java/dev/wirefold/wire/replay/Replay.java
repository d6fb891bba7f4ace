package dev.wirefold.wire.replay;

import dev.wirefold.UserErrorException;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.WireWriter;
import java.time.Instant;
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

    /**
     * How far it has come.
     *
     * @param sent records so far
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
     * Returns when all was answered for, or it was stopped.
     *
     * @throws UserErrorException when Kafka accepts nothing any more
     */
    public void run(Archive archive) throws InterruptedException {
        long sent = 0;
        for (Optional<ReplayRecord> next = archive.next();
                next.isPresent() && awaitDue(next.get(), sent);
                next = archive.next()) {
            send(next.get());
            sent++;
            progress.accept(new Progress(sent, Instant.ofEpochMilli(next.get().eventTimeMs()), 0));
        }
        writer.flush();
        failIfBroken();
    }

    /** Whether the record is due; false when it was stopped meanwhile. */
    private boolean awaitDue(ReplayRecord record, long sent) throws InterruptedException {
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
        writer.send(record.key(), record.value(), record.eventTimeMs(), record.headers(), refusal -> {
            if (refusal == null) {
                tally.written(record.eventTimeMs());
            } else {
                tally.refused(new Refusal(record.where(), refusal));
            }
        });
    }

    private void failIfBroken() {
        if (writer.isBroken()) {
            throw new UserErrorException("the replay has ended early: "
                    + tally.result().refusals().stream()
                            .map(Refusal::toString)
                            .reduce((first, last) -> last)
                            .orElse("Kafka accepts nothing any more"));
        }
    }
}
