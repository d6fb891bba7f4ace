package dev.wirefold.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last changes of the list, each with a number that rises by one, so that a browser that comes back gets what it has
 * missed. What is too long ago is gone; then the browser begins anew.
 */
public final class ChangeLog {
    private final int maxChanges;
    private final long maxChars;
    private final Deque<Change> changes = new ArrayDeque<>();
    private long chars;
    private long latest;

    /**
     * One change.
     *
     * @param json as browsers get it
     */
    public record Change(long number, String json) {}

    /**
     * @param maxChanges most changes kept
     * @param maxChars most characters of all changes kept together
     */
    public ChangeLog(int maxChanges, long maxChars) {
        this.maxChanges = maxChanges;
        this.maxChars = maxChars;
    }

    public synchronized void add(String json) {
        latest++;
        changes.addLast(new Change(latest, json));
        chars += json.length();
        while (changes.size() > maxChanges || chars > maxChars) {
            chars -= changes.removeFirst().json().length();
        }
        notifyAll();
    }

    /** The number of the last change; 0: there was none. */
    public synchronized long latest() {
        return latest;
    }

    /** All changes behind a number; empty when not all of them are there any more, or there was never such a number. */
    public synchronized Optional<List<Change>> after(long number) {
        if (number > latest || number < 0 || number < latest - changes.size()) {
            return Optional.empty();
        }
        List<Change> missed = new ArrayList<>();
        for (var all = changes.descendingIterator(); all.hasNext(); ) {
            Change change = all.next();
            if (change.number() <= number) {
                break;
            }
            missed.add(change);
        }
        Collections.reverse(missed);
        return Optional.of(missed);
    }

    /** Waits until there is a change behind a number, or the time is over. */
    public synchronized void await(long number, long timeoutMs) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + timeoutMs * 1_000_000;
        while (latest <= number) {
            long leftMs = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return;
            }
            wait(leftMs);
        }
    }
}
