package dev.wirefold.wire;

/** Takes what sources find, in the order of publishing. */
public interface ArticleSink {
    void article(Incoming incoming);

    void refused(Refusal refusal);

    /** A field that is none of an article's: its content is not published, so whoever sent it should hear of it. */
    void unknownField(String name);

    /** Something about the input that was settled without asking, in words that are the same for all of its kind. */
    default void noticed(String notice) {}

    /** What comes from now on is of this input. */
    default void reading(String input) {}
}
