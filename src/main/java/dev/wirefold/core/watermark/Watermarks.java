package dev.wirefold.core.watermark;

import dev.wirefold.core.mail.Addressee;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Count;
import dev.wirefold.core.mail.Mail.Counted;
import dev.wirefold.core.mail.Mail.Settled;
import dev.wirefold.core.mail.Mail.Time;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One partition's part in finding the watermark: an event time such that whatever was read from the wire before it, and
 * all mail that followed from that, has come to rest everywhere. The clocks of the partitions alone would not do: a replay
 * can read a month ahead while an answer is on its way.
 *
 * <p>All mail bears the generation of the record that it follows from. Now and then one partition asks all to begin a new
 * generation, and then how much mail of the old one they have sent and received, round after round, until what had been
 * sent by a round's end had been received by the end of the round before (the four-counter method of Mattern 1987,
 * "Algorithms for distributed termination detection"). The watermark is then the least event time at which a partition had
 * begun the new generation. Its mail, and what may be relied on of the order of all mail, is told in
 * {@link dev.wirefold.core.mail}.
 *
 * <p>Not for use by several threads at once.
 */
public final class Watermarks {
    private static final long NOTHING = -1;

    private final int home;
    private final int partitions;
    private final long stepMs;
    private final WatermarkState state;
    private final LongSupplier doneToMs;
    private final Consumer<Envelope> post;
    /** The generation of what is being read, or {@link #NOTHING}. */
    private long cause = NOTHING;

    /**
     * @param home this partition, 0 to partitions − 1
     * @param stepMs the watermark moves in multiples of this, milliseconds of event time
     * @param doneToMs up to where all that was read has been put to use, milliseconds since 1970-01-01T00:00Z;
     *     Long.MAX_VALUE if all has
     * @param post takes what is sent
     */
    public Watermarks(
            int home,
            int partitions,
            long stepMs,
            WatermarkState state,
            LongSupplier doneToMs,
            Consumer<Envelope> post) {
        this.home = home;
        this.partitions = partitions;
        this.stepMs = stepMs;
        this.state = state;
        this.doneToMs = doneToMs;
        this.post = post;
    }

    /**
     * Reads a record of the wire, and tells how far event time has come by it.
     *
     * @param work reads it; whatever it sends follows from the wire as it is read now
     */
    public void onWire(Runnable work) {
        begin(state.ledger().generation());
        work.run();
        tell();
        cause = NOTHING;
    }

    /**
     * Reads mail.
     *
     * @param work reads it, when the watermark's own part is done; whatever it sends follows from this mail, or from the wire
     *     as it is read now when it is the watermark's
     */
    public void onMail(Envelope envelope, Consumer<Mail> work) {
        Mail mail = envelope.mail();
        if (mail instanceof Mail.OfWatermark news) {
            begin(state.ledger().generation());
            read(news);
        } else {
            begin(envelope.generation());
            state.put(reached(cause).counting(cause, 0, 1));
        }
        work.accept(mail);
        cause = NOTHING;
    }

    /** @throws IllegalStateException when nothing is being read: mail without a cause would not be counted */
    public void send(Mail mail) {
        if (cause == NOTHING) {
            throw new IllegalStateException("mail is sent only while a record is read");
        }
        if (!(mail instanceof Mail.OfWatermark)) {
            state.put(state.ledger().counting(cause, mail.to() instanceof Addressee.Everyone ? partitions : 1, 0));
        }
        post.accept(new Envelope(cause, mail));
    }

    /** One record at a time; and none after a failure, which leaves the state and what was sent half done. */
    private void begin(long generation) {
        if (cause != NOTHING) {
            throw new IllegalStateException("the last record has not been read to its end");
        }
        cause = generation;
    }

    private void read(Mail.OfWatermark mail) {
        if (mail instanceof Time m) {
            onTime(m);
        } else if (mail instanceof Count m) {
            onCount(m);
        } else if (mail instanceof Counted m) {
            onCounted(m);
        } else if (mail instanceof Settled m) {
            state.put(state.ledger().settled(m.watermarkMs()));
        }
    }

    /** Event time may have gone on here. */
    private void tell() {
        long reached = wholeSteps();
        if (reached > state.ledger().toldMs()) {
            state.put(state.ledger().telling(reached));
            send(new Time(home, reached));
        }
    }

    /** Event time has gone on in some partition. */
    private void onTime(Time news) {
        Wave wave = wave().hearing(news.partition(), news.eventTimeMs());
        state.put(wave);
        beginWhenDue(wave);
    }

    /** This partition is asked. */
    private void onCount(Count question) {
        Ledger ledger = reached(question.generation() + 1);
        state.put(ledger);
        Tally tally = ledger.closing();
        send(new Counted(
                home, question.generation(), question.round(), tally.sent(), tally.received(), ledger.closedAtMs()));
    }

    /** A partition has answered. */
    private void onCounted(Counted answer) {
        Wave asked = wave();
        if (!asked.expects(answer)) {
            return;
        }
        Wave wave = asked.with(answer);
        state.put(wave);
        if (!wave.isComplete()) {
            return;
        }
        if (wave.isAtRest()) {
            Wave settled = wave.settled();
            state.put(settled);
            send(new Settled(settled.watermarkMs()));
            beginWhenDue(settled);
        } else {
            ask(wave.again());
        }
    }

    private void beginWhenDue(Wave wave) {
        if (wave.isDue()) {
            ask(wave.begin(state.ledger().generation()));
        }
    }

    private void ask(Wave wave) {
        state.put(wave);
        send(new Count(wave.generation(), wave.round()));
    }

    /**
     * Mail of a new generation may come by another way before the question does that began it. What is put off may be done on
     * behalf of a later record, in that record's generation. So a generation settles nothing behind it.
     */
    private Ledger reached(long generation) {
        Ledger ledger = state.ledger();
        if (generation <= ledger.generation()) {
            return ledger;
        }
        long done = wholeSteps(Math.min(state.eventTime(), doneToMs.getAsLong() - 1));
        return ledger.closing(Math.max(ledger.closedAtMs(), done));
    }

    private long wholeSteps() {
        return wholeSteps(state.eventTime());
    }

    private long wholeSteps(long eventTime) {
        return eventTime < 0 ? -1 : eventTime - eventTime % stepMs;
    }

    private Wave wave() {
        return Objects.requireNonNullElseGet(state.wave(), () -> Wave.first(partitions));
    }
}
