package dev.wirefold.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver has to be told: the changes of a story one after the other, those of different stories beside each other. A
 * story that fails waits and lets others pass. Not for use by several threads at once.
 */
final class Backlog {
    private final DeliveryRules rules;
    private final Map<Integer, Cursor> cursors = new HashMap<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private int sending;
    private int failuresInARow;
    private String lastProblem = "";
    private long downUntilMs = Long.MIN_VALUE;
    private long askedToWaitUntilMs = Long.MIN_VALUE;

    /** The messages of a story. */
    private static final class Line {
        private final Deque<Message> messages = new ArrayDeque<>();
        private int failures;
        private long retryAtMs = Long.MIN_VALUE;
        private boolean isSending;
        private @Nullable String problem;
    }

    /**
     * A message that was not taken in time.
     *
     * @param why its last attempt failed, or that of another message where the receiver is down
     */
    record Overdue(Message message, String why) {}

    Backlog(DeliveryRules rules) {
        this.rules = rules;
    }

    /**
     * A partition is read from now on.
     *
     * @param metadata as committed with the offset; null: nothing is known
     */
    void begin(int partition, long offset, @Nullable String metadata) {
        cursors.put(partition, Cursor.at(offset, metadata));
    }

    /** Another instance reads the partition now. What is on its way may still arrive. */
    void end(int partition) {
        cursors.remove(partition);
        lines.values().removeIf(line -> {
            boolean isOfIt = line.messages.element().partition() == partition;
            sending -= isOfIt && line.isSending ? 1 : 0;
            return isOfIt;
        });
    }

    /** Whether a record was not delivered before, as far as is known. */
    boolean isNew(int partition, long offset) {
        Cursor cursor = cursors.get(partition);
        return cursor != null && cursor.isNew(offset);
    }

    /** A record that nobody has to be told of. */
    void pass(int partition, long offset) {
        Cursor cursor = cursors.get(partition);
        if (cursor != null) {
            cursor.pass(offset);
        }
    }

    void add(Message message) {
        Cursor cursor = cursors.get(message.partition());
        if (cursor != null) {
            lines.computeIfAbsent(message.story(), story -> new Line()).messages.add(cursor.add(message));
        }
    }

    /** What is to be sent now; each has to be answered for by {@link #delivered} or {@link #failed}. */
    List<Message> next(long nowMs) {
        List<Message> next = new ArrayList<>();
        if (nowMs < Math.max(downUntilMs, askedToWaitUntilMs)) {
            return next;
        }
        int most = isDown() ? 1 : rules.maxSending();
        for (Line line : lines.values()) {
            if (sending >= most) {
                break;
            }
            if (!line.isSending && line.retryAtMs <= nowMs) {
                line.isSending = true;
                sending++;
                next.add(line.messages.element());
            }
        }
        return next;
    }

    /** Whether the receiver takes nothing at all, as far as is known. */
    boolean isDown() {
        return failuresInARow >= DeliveryRules.DOWN_AFTER_FAILURES;
    }

    void delivered(Message message) {
        failuresInARow = 0;
        downUntilMs = Long.MIN_VALUE;
        if (answered(message) != null) {
            finish(message);
        }
    }

    /**
     * @param why in words
     * @param waitMs how long the receiver wants to be left alone; 0: it does not say
     */
    void failed(Message message, String why, long waitMs, long nowMs) {
        failuresInARow++;
        lastProblem = why;
        if (waitMs > 0) {
            askedToWaitUntilMs = Math.max(askedToWaitUntilMs, nowMs + Math.min(waitMs, rules.giveUpMs()));
        }
        if (isDown()) {
            int more = failuresInARow - DeliveryRules.DOWN_AFTER_FAILURES + 1;
            downUntilMs = nowMs + rules.retryMs(more, message.id().hashCode());
        }
        Line line = answered(message);
        if (line != null) {
            line.failures++;
            line.problem = why;
            line.retryAtMs = nowMs + rules.retryMs(line.failures, message.id().hashCode());
        }
    }

    /** Null when its partition is read by another instance meanwhile. */
    private @Nullable Line answered(Message message) {
        Line line = lines.get(message.story());
        if (line == null || !line.isSending || !isOldest(line, message)) {
            return null;
        }
        line.isSending = false;
        sending--;
        return line;
    }

    @SuppressWarnings("ReferenceEquality") // when a partition comes back, its messages are others
    private static boolean isOldest(Line line, Message message) {
        return line.messages.peek() == message;
    }

    /** The oldest message of each story that was not taken in time; they wait until {@link #finish}. */
    List<Overdue> overdue(long nowMs) {
        List<Overdue> overdue = new ArrayList<>();
        for (Line line : lines.values()) {
            Message oldest = line.messages.element();
            boolean wasTried = line.failures > 0 || isDown();
            if (!line.isSending && wasTried && nowMs - oldest.readMs() >= rules.giveUpMs()) {
                overdue.add(new Overdue(oldest, line.problem == null ? lastProblem : line.problem));
            }
        }
        return overdue;
    }

    /** It need not be delivered any more. */
    void finish(Message message) {
        Line line = lines.get(message.story());
        Cursor cursor = cursors.get(message.partition());
        if (line == null || cursor == null || !isOldest(line, message)) {
            return;
        }
        line.messages.remove();
        line.failures = 0;
        line.problem = null;
        line.retryAtMs = Long.MIN_VALUE;
        if (line.messages.isEmpty()) {
            lines.remove(message.story());
        }
        cursor.finish(message);
    }

    /** Whether so much of a partition waits that no more is to be read. */
    boolean isFull(int partition) {
        Cursor cursor = cursors.get(partition);
        return cursor != null
                && (cursor.waiting() >= rules.maxWaiting()
                        || cursor.bytes() >= rules.maxWaitingBytes()
                        || cursor.span() >= rules.maxSpan());
    }

    /** What is to be committed, by partition. */
    Map<Integer, Cursor.Place> places() {
        Map<Integer, Cursor.Place> places = new HashMap<>();
        cursors.forEach((partition, cursor) -> places.put(partition, cursor.place()));
        return places;
    }

    int waiting() {
        return cursors.values().stream().mapToInt(Cursor::waiting).sum();
    }

    /** How many requests have no answer yet. */
    int sending() {
        return sending;
    }
}
