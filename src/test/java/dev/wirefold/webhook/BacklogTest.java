package dev.wirefold.webhook;

import static dev.wirefold.webhook.CursorTest.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent when, in which order, and what waits. */
class BacklogTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final DeliveryRules RULES = new DeliveryRules(4, 50, 1 << 20, 100, 1_000, 60_000, DAY);

    private final Backlog backlog = new Backlog(RULES);

    @BeforeEach
    void begin() {
        backlog.begin(0, 0, null);
    }

    private void add(long offset, String story, long nowMs) {
        backlog.add(message(0, offset, story, nowMs));
    }

    private List<String> next(long nowMs) {
        return backlog.next(nowMs).stream()
                .map(message -> message.story() + message.offset())
                .toList();
    }

    @Test
    void changesOfAStoryGoOneAfterTheOtherThoseOfOthersBeside() {
        add(0, "a", 0);
        add(1, "a", 0);
        add(2, "b", 0);

        List<Message> first = backlog.next(0);
        assertThat(first).extracting(Message::offset).containsExactly(0L, 2L);
        assertThat(next(0)).isEmpty();
        backlog.delivered(first.get(0));
        assertThat(next(0)).containsExactly("a1");
    }

    @Test
    void whatFailsLetsOthersPass() {
        add(0, "a", 0);
        add(1, "a", 0);
        backlog.failed(backlog.next(0).get(0), "is down", 0, 0);
        add(2, "b", 0);

        assertThat(next(0)).containsExactly("b2");
        assertThat(next(749)).as("a waits").isEmpty();
        assertThat(next(1_000)).containsExactly("a0");
    }

    @Test
    void eachFailureDoublesTheWaitUpToTheLongest() {
        add(0, "a", 0);
        long nowMs = 0;
        for (int failures = 1; failures <= 15; failures++) {
            backlog.failed(backlog.next(nowMs).get(0), "is down", 0, nowMs);
            long most = Math.min(60_000, 1_000L << (failures - 1));
            assertThat(backlog.next(nowMs + most * 3 / 4 - 1)).isEmpty();
            nowMs += most;
        }
    }

    @Test
    void aReceiverThatAsksToBeLeftAloneIsLeftAlone() {
        add(0, "a", 0);
        add(1, "b", 0);
        List<Message> sent = backlog.next(0);
        backlog.failed(sent.get(0), "is down", 30_000, 0);
        backlog.delivered(sent.get(1));
        add(2, "c", 0);

        assertThat(next(29_999)).isEmpty();
        assertThat(next(30_000)).containsExactlyInAnyOrder("a0", "c2");
    }

    @Test
    void aReceiverThatIsDownIsAskedByOneMessageAtATime() {
        for (int i = 0; i < 40; i++) {
            add(i, "s" + i, 0);
        }
        long nowMs = 0;
        int requests = 0;
        while (nowMs < DAY / 2) {
            List<Message> sent = backlog.next(nowMs);
            requests += sent.size();
            for (Message message : sent) {
                backlog.failed(message, "is down", 0, nowMs);
            }
            nowMs += 1_000;
        }
        assertThat(requests).isBetween(12 * 60 - 10, 12 * 60 * 4 / 3 + 20);
        assertThat(backlog.isDown()).isTrue();
        // It comes back: all goes on at once.
        Message probe = backlog.next(nowMs + 60_000).get(0);
        backlog.delivered(probe);
        assertThat(backlog.next(nowMs + 60_000)).hasSize(4);
    }

    @Test
    void whatWasNotTakenForADayIsGivenUpAndItsStoryGoesOn() {
        add(0, "a", 0);
        add(1, "a", DAY / 2);
        Message first = backlog.next(0).get(0);
        assertThat(backlog.overdue(DAY)).as("its answer is still to come").isEmpty();
        backlog.failed(first, "is down", 0, 100);
        assertThat(backlog.overdue(DAY - 1)).isEmpty();

        assertThat(backlog.overdue(DAY)).containsExactly(new Backlog.Overdue(first, "is down"));
        backlog.finish(first);

        assertThat(backlog.overdue(DAY)).isEmpty();
        assertThat(next(DAY)).containsExactly("a1");
        assertThat(Objects.requireNonNull(backlog.places().get(0)).offset()).isEqualTo(1);
    }

    @Test
    void whatWaitsBehindAReceiverThatIsDownIsGivenUpInItsTurn() {
        for (int i = 0; i < 10; i++) {
            add(i, "s" + i % 5, 0);
        }
        for (Message message : backlog.next(0)) {
            backlog.failed(message, "is down", 0, 0);
        }
        backlog.failed(backlog.next(1).get(0), "is down", 0, 1);

        assertThat(backlog.isDown()).isTrue();
        assertThat(backlog.overdue(DAY)).hasSize(5);
        backlog.overdue(DAY).forEach(late -> backlog.finish(late.message()));
        assertThat(backlog.overdue(DAY)).hasSize(5);
        backlog.overdue(DAY).forEach(late -> backlog.finish(late.message()));
        assertThat(backlog.waiting()).isZero();
        assertThat(backlog.places()).containsEntry(0, new Cursor.Place(10, ""));
    }

    @Test
    void aStoryThatFailsHoldsUpItsPartitionOnlyWhenTooMuchHasPassedIt() {
        add(0, "stuck", 0);
        backlog.failed(backlog.next(0).get(0), "is down", 0, 0);
        int offset = 1;
        while (!backlog.isFull(0)) {
            add(offset, "s" + offset, 0);
            backlog.delivered(backlog.next(0).get(0));
            offset++;
        }
        assertThat(offset).isEqualTo(100);
        assertThat(backlog.waiting()).isEqualTo(1);
    }

    @Test
    void anAnswerThatComesWhenThePartitionIsElsewhereCountsForNothing() {
        add(0, "a", 0);
        add(1, "a", 0);
        Message sent = backlog.next(0).get(0);
        backlog.end(0);
        backlog.begin(0, 0, null);
        add(0, "a", 0);
        add(1, "a", 0);
        Message again = backlog.next(0).get(0);

        backlog.delivered(sent);

        assertThat(backlog.next(0)).isEmpty();
        assertThat(backlog.sending()).isEqualTo(1);
        backlog.delivered(again);
        assertThat(next(0)).containsExactly("a1");
    }

    /** Whatever fails when: each story's changes are delivered in order, all of them, and the place never passes one. */
    @Test
    void orderAndCompletenessHoldUnderRandomFailures() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Backlog tried = new Backlog(RULES);
            tried.begin(0, 0, null);
            Map<String, List<Long>> delivered = new HashMap<>();
            List<Message> sent = new ArrayList<>();
            long read = 0;
            long nowMs = 0;
            int taken = 0;
            while (taken < 300) {
                while (read < 300 && !tried.isFull(0)) {
                    tried.add(message(0, read, "s" + read * 7 % 11, nowMs));
                    read++;
                }
                sent.addAll(tried.next(nowMs));
                assertThat(sent).hasSizeLessThanOrEqualTo(4);
                if (!sent.isEmpty()) {
                    Message message = sent.remove(random.nextInt(sent.size()));
                    if (random.nextInt(4) == 0) {
                        tried.failed(message, "is answered with status 500", random.nextInt(2) * 5_000L, nowMs);
                    } else {
                        tried.delivered(message);
                        taken++;
                        delivered
                                .computeIfAbsent(message.story(), story -> new ArrayList<>())
                                .add(message.offset());
                    }
                }
                nowMs += random.nextInt(2_000);
            }
            assertThat(delivered.values())
                    .allSatisfy(offsets -> assertThat(offsets).isSorted().doesNotHaveDuplicates());
            assertThat(tried.places().get(0)).isEqualTo(new Cursor.Place(300, ""));
        }
    }
}
