package dev.wirefold.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has happened to each story, the last of it. Not for use by several threads at once. */
final class Happenings {
    private final Map<String, Deque<EventNote>> events = new HashMap<>();
    private long bytes;

    void add(String storyId, EventNote event) {
        Deque<EventNote> of = events.computeIfAbsent(storyId, id -> new ArrayDeque<>());
        of.addLast(event);
        bytes += EventNote.BYTES;
        if (of.size() > BoardLimits.MAX_EVENTS_OF_A_STORY) {
            of.removeFirst();
            bytes -= EventNote.BYTES;
        }
    }

    List<EventNote> of(String storyId) {
        Deque<EventNote> of = events.get(storyId);
        return of == null ? List.of() : List.copyOf(of);
    }

    long bytes() {
        return bytes;
    }

    void letGo(String storyId) {
        Deque<EventNote> of = events.remove(storyId);
        bytes -= of == null ? 0 : (long) EventNote.BYTES * of.size();
    }

    /** Lets go of what lies behind the horizon and happened to none of these stories. */
    void sweep(long cutoffMs, Set<String> stories) {
        events.entrySet().removeIf(entry -> {
            boolean isGone = !stories.contains(entry.getKey())
                    && entry.getValue().getLast().atMs() < cutoffMs;
            bytes -= isGone ? (long) EventNote.BYTES * entry.getValue().size() : 0;
            return isGone;
        });
    }
}
