package dev.wirefold.core.watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.mail.Envelope;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Count;
import dev.wirefold.core.mail.Mail.Counted;
import dev.wirefold.core.mail.Mail.Settled;
import dev.wirefold.core.mail.Mail.Sweep;
import dev.wirefold.core.mail.Mail.Time;
import dev.wirefold.simulation.MemoryState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is sent is counted with the record that it follows from; there is no order of calls in which it is not. */
class WatermarksTest {
    private static final int HOME = 1;
    private static final int PARTITIONS = 3;
    private static final long STEP_MS = 10;
    private static final Mail NEWS = new Sweep(2);

    private final MemoryState state = new MemoryState();
    private final List<Envelope> sent = new ArrayList<>();
    private long doneToMs = Long.MAX_VALUE;
    private final Watermarks watermarks = new Watermarks(HOME, PARTITIONS, STEP_MS, state, () -> doneToMs, sent::add);

    private void read(long eventTimeMs) {
        state.put(state.clock().reading(eventTimeMs));
    }

    private void hear(long generation, Mail mail) {
        watermarks.onMail(new Envelope(generation, mail), any -> {});
    }

    @Test
    void whatFollowsFromTheWireIsSentBeforeTheTimeIsTold() {
        watermarks.onWire(() -> {
            read(25);
            watermarks.send(NEWS);
        });

        assertThat(sent).containsExactly(new Envelope(0, NEWS), new Envelope(0, new Time(HOME, 20)));
        assertThat(state.ledger().open()).as("the time is not counted").isEqualTo(new Tally(1, 0));
    }

    @Test
    void aTimeIsToldOnceAStep() {
        for (long eventTimeMs : new long[] {25, 29, 27, 30}) {
            watermarks.onWire(() -> read(eventTimeMs));
        }

        assertThat(sent).extracting(Envelope::mail).containsExactly(new Time(HOME, 20), new Time(HOME, 30));
    }

    @Test
    void aGenerationSettlesNothingBehindWhatIsPutOffAndNeverGoesBack() {
        state.put(new Clock(95, 0));
        doneToMs = 40;
        hear(0, new Count(0, 0));
        assertThat(state.ledger().closedAtMs()).isEqualTo(30);

        doneToMs = 20;
        hear(1, new Count(1, 0));
        assertThat(state.ledger().closedAtMs()).isEqualTo(30);

        doneToMs = Long.MAX_VALUE;
        hear(2, new Count(2, 0));
        assertThat(state.ledger().closedAtMs()).isEqualTo(90);
    }

    @Test
    void whatFollowsFromMailIsOfItsGeneration() {
        state.put(new Clock(25, 0));
        hear(0, new Count(0, 0));
        sent.clear();

        watermarks.onMail(new Envelope(0, NEWS), mail -> watermarks.send(mail));
        watermarks.onWire(() -> watermarks.send(NEWS));

        assertThat(sent).startsWith(new Envelope(0, NEWS), new Envelope(1, NEWS));
        assertThat(state.ledger().closing()).isEqualTo(new Tally(1, 1));
        assertThat(state.ledger().open()).isEqualTo(new Tally(1, 0));
    }

    /** Another partition has been asked earlier, and its mail is here before the question. */
    @Test
    void mailOfALaterGenerationBeginsIt() {
        state.put(new Clock(25, 0));
        hear(1, NEWS);
        read(40);

        hear(0, new Count(0, 0));

        assertThat(sent).containsExactly(new Envelope(1, new Counted(HOME, 0, 0, 0, 0, 20)));
        assertThat(state.ledger().open()).isEqualTo(new Tally(0, 1));
    }

    @Test
    void aPieceForEverybodyCountsForEachPartition() {
        watermarks.onWire(() -> watermarks.send(new Count(7, 0)));
        assertThat(state.ledger().open()).as("of the watermark").isEqualTo(new Tally(0, 0));

        Mail.Announce announcement = announcement();
        watermarks.onWire(() -> watermarks.send(announcement));
        assertThat(state.ledger().open()).isEqualTo(new Tally(PARTITIONS, 0));
    }

    @Test
    void theWatermarkIsKnownBeforeTheWorkBegins() {
        List<Long> known = new ArrayList<>();

        watermarks.onMail(
                new Envelope(0, new Settled(20)),
                any -> known.add(state.ledger().watermarkMs()));

        assertThat(known).containsExactly(20L);
    }

    @Test
    void nothingIsSentWithoutACause() {
        assertThatThrownBy(() -> watermarks.send(NEWS)).isInstanceOf(IllegalStateException.class);
        watermarks.onWire(() -> watermarks.send(NEWS));
        assertThatThrownBy(() -> watermarks.send(NEWS)).isInstanceOf(IllegalStateException.class);
        hear(0, NEWS);
        assertThatThrownBy(() -> watermarks.send(NEWS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("while a record is read");
        assertThat(sent).hasSize(1);
    }

    @Test
    void nothingIsReadWhileSomethingIs() {
        assertThatThrownBy(() -> watermarks.onWire(() -> hear(0, NEWS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("to its end");
    }

    @Test
    void nothingIsReadAfterAFailure() {
        assertThatThrownBy(() -> watermarks.onWire(() -> {
                    throw new UnsupportedOperationException();
                }))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> hear(0, NEWS)).isInstanceOf(IllegalStateException.class);
    }

    private static Mail.Announce announcement() {
        var node = new Node(0, "a", HOME);
        var fingerprint =
                Fingerprint.ofParts("", "en", "", new int[0], new byte[0], new int[0], new int[0], 0, Links.NONE);
        return new Mail.Announce(node, 1, 1, fingerprint, true, false, null);
    }
}
