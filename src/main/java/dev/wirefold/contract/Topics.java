package dev.wirefold.contract;

import java.util.List;

/** The names of all topics, with one common prefix. */
public record Topics(String prefix) {
    /** The pipeline's one state store, and so a part of its changelog's name. */
    public static final String STATE_STORE = "state";

    /** The raw wire: article id → {@code Article}. */
    public String articles() {
        return prefix + "articles";
    }

    /** Article id → {@code EditorDecision}, compacted; with as many partitions as {@link #articles()}. */
    public String overrides() {
        return prefix + "overrides";
    }

    /** The one internal topic, with as many partitions as {@link #articles()}. */
    public String mail() {
        return prefix + "mail";
    }

    /** Article id → {@code Membership}, compacted. */
    public String memberships() {
        return prefix + "memberships";
    }

    /** Story id → {@code Story}, compacted. */
    public String stories() {
        return prefix + "stories";
    }

    /** Story id → {@code StoryEvent}, in the order in which they happened. */
    public String storyEvents() {
        return prefix + "story-events";
    }

    /** What could not be used, as it came. */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /** What the pipeline reads: each partition of one together with the same partition of the others. */
    public List<String> inputs() {
        return List.of(articles(), overrides(), mail());
    }

    /** What the pipeline writes for others. */
    public List<String> outputs() {
        return List.of(memberships(), stories(), storyEvents(), deadLetters());
    }

    /** The topics that the state is restored from. */
    public static List<String> changelogs(String applicationId) {
        return List.of(applicationId + "-" + STATE_STORE + "-changelog");
    }

    /** State knows them by their places, so a new one comes last. */
    public List<String> all() {
        return List.of(articles(), mail(), memberships(), stories(), storyEvents(), deadLetters(), overrides());
    }
}
