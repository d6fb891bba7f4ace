package dev.wirefold.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of stories, the one that changed last first.
 *
 * @param feed the address of the first page, without what stands before its path
 * @param self the address of this page, as that
 * @param next the address of the page behind it, as that; null: this is the last
 */
record StoryPage(
        List<Item> items,
        String feed,
        String self,
        @Nullable String next) {

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

    /**
     * @param all every story, the one that changed last first
     * @param filters those of the query, as parameters of addresses, with a {@code &} before each
     */
    static StoryPage of(List<PublishedStory> all, StoryQuery query, Bodies bodies, String path, String filters) {
        List<PublishedStory> matching =
                all.stream().filter(query::matches).limit(query.limit() + 1L).toList();
        List<Item> items = new ArrayList<>();
        for (PublishedStory story : matching.subList(0, Math.min(query.limit(), matching.size()))) {
            StoryNote note = story.note();
            items.add(new Item(story, note == null ? null : bodies.of(note).orElse(null)));
        }
        String self = query.beforeMs() == Long.MAX_VALUE ? "" : place(query.beforeMs(), query.behind());
        PublishedStory last = matching.size() <= query.limit() ? null : matching.get(query.limit() - 1);
        return new StoryPage(
                List.copyOf(items),
                address(path, filters),
                address(path, self + filters),
                last == null ? null : address(path, place(last.changedMs(), last.id()) + filters));
    }

    /** Where a page begins: many stories may have changed at one time. */
    private static String place(long beforeMs, String behind) {
        String key = behind.isEmpty() ? "" : "&behind=" + StoryKeys.of(behind);
        return "&before=" + Instant.ofEpochMilli(beforeMs) + key;
    }

    private static String address(String path, String parameters) {
        return parameters.isEmpty() ? path : path + "?" + parameters.substring(1);
    }
}
