package dev.wirefold.cli.inspect;

import dev.wirefold.avro.Story;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The stories that were published last, at most so many; without their texts. */
final class LastStories {
    private final int max;
    private final Map<String, Entry> byId = new HashMap<>();
    private final NavigableSet<Entry> byTime =
            new TreeSet<>(Comparator.comparingLong(Entry::timestamp).thenComparing(Entry::id));
    private boolean isFull;

    private record Entry(String id, Story story, long timestamp) {}

    LastStories(int max) {
        this.max = max;
    }

    /** @param story null when there is no such story any more, or nobody asks for it */
    void take(String id, @Nullable Story story, long timestamp) {
        Entry before = byId.remove(id);
        if (before != null) {
            byTime.remove(before);
        }
        if (story != null) {
            Entry entry = new Entry(id, Story.newBuilder(story).setBody(null).build(), timestamp);
            byId.put(id, entry);
            byTime.add(entry);
        }
        if (byTime.size() > max) {
            Entry first = byTime.pollFirst();
            if (first != null) {
                byId.remove(first.id());
                isFull = true;
            }
        }
    }

    /** The one that was published last at the end. */
    List<Story> stories() {
        return byTime.stream().map(Entry::story).toList();
    }

    /** Whether there were more. */
    boolean isFull() {
        return isFull;
    }
}
