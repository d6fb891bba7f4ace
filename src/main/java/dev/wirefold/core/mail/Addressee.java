package dev.wirefold.core.mail;

import dev.wirefold.core.article.StoryId;

/** Where a piece of mail goes. */
public sealed interface Addressee {

    /** Every partition. */
    record Everyone() implements Addressee {
        @Override
        public String toString() {
            return "*";
        }
    }

    /** The partition that an article was read from. */
    record Home(int partition) implements Addressee {
        @Override
        public String toString() {
            return "#" + partition;
        }
    }

    /** The partition that owns a story. */
    record Owner(StoryId story) implements Addressee {
        @Override
        public String toString() {
            return story.toString();
        }
    }
}
