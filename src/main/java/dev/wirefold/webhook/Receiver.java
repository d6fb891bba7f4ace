package dev.wirefold.webhook;

import dev.wirefold.board.StoryQuery;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Whom to tell of stories.
 *
 * @param name tells it from others, and is a part of its consumer group
 * @param secrets each signs every message; two while one takes the place of the other
 * @param wanted of which stories
 */
public record Receiver(String name, HttpUrl address, List<Secret> secrets, StoryQuery wanted) {
    /** @param prefix of all groups */
    String group(String prefix) {
        return prefix + name;
    }

    /** Addresses may hold what only the receiver is to know. */
    @Override
    public String toString() {
        return name;
    }
}
