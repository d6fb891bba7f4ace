package dev.wirefold.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of stories, the one that changed last first.
 *
 * @param self the address of this page, without what stands before its path
 * @param next the address of the page behind it; null: this is the last
 */
record StoryPage(List<Item> items, String self, @Nullable String next) {

    /**
     * A story with its canonical text.
     *
     * @param body null where there is none to be shown
     */
    record Item(PublishedStory story, @Nullable String body) {
        Instant changed() {
            return Instant.ofEpochMilli(story.changedMs());
        }
    }

    /** Finds texts. */
    @FunctionalInterface
    interface Bodies {
        Optional<String> of(StoryNote story);

        static Bodies none() {
            return story -> Optional.empty();
        }
    }

    /** @param all every story, the one that changed last first */
    static StoryPage of(List<PublishedStory> all, StoryQuery query, Bodies bodies, String path, String filters) {
        List<PublishedStory> matching =
                all.stream().filter(query::matches).limit(query.limit() + 1L).toList();
        List<Item> items = new ArrayList<>();
        int end = endOfPage(matching, query.limit());
        for (PublishedStory story : matching.subList(0, end)) {
            StoryNote note = story.note();
            items.add(new Item(story, note == null ? null : bodies.of(note).orElse(null)));
        }
        boolean isLast = end == matching.size() && matching.size() <= query.limit();
        String next = isLast
                ? null
                : path + "?before=" + Instant.ofEpochMilli(matching.get(end - 1).changedMs()) + filters;
        return new StoryPage(List.copyOf(items), path, next);
    }

    /** A page ends between two times, so that the next one begins behind all of a time; unless one time fills it. */
    private static int endOfPage(List<PublishedStory> matching, int limit) {
        if (matching.size() <= limit) {
            return matching.size();
        }
        int end = limit;
        while (end > 0
                && matching.get(end - 1).changedMs() == matching.get(limit).changedMs()) {
            end--;
        }
        return end == 0 ? limit : end;
    }
}
