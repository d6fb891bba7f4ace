package dev.wirefold.core.story;

/** What decides for one article against another to stand for their story; the first that tells them apart. */
public enum CanonicalRule {
    ONLY,
    /** An editor has pinned it. */
    EDITOR,
    /** It has taken the place of an earlier article of its publisher. */
    LATEST_VERSION,
    SOURCE_PRIORITY,
    EARLIEST,
    MOST_COMPLETE,
    ID
}
