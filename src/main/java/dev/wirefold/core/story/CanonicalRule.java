package dev.wirefold.core.story;

/** What decides for one article against another to stand for their story; the first that tells them apart. */
public enum CanonicalRule {
    ONLY,
    SOURCE_PRIORITY,
    EARLIEST,
    MOST_COMPLETE,
    ID
}
