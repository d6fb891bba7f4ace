package dev.wirefold.wire;

/** Takes what sources find, in the order of publishing. */
public interface ArticleSink {
    void article(Incoming incoming);

    void refused(Refusal refusal);

    /** A field that is none of an article's: its content is not published, so whoever sent it should hear of it. */
    void unknownField(String name);
}
