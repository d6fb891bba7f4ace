package dev.wirefold.wire;

import java.io.IOException;

/** Reads one format. Sources are asked in turn, and the first that accepts an input reads it. */
public interface ArticleFormat {
    /** The format's name, in messages and on the command line. */
    String format();

    /** Decides by content; a file's name is a hint at most. */
    boolean accepts(InputStart head);

    /**
     * Hands every article to the sink, and every part that can't be used as a refusal, going on behind it. Does not close
     * the input.
     *
     * @throws UnusableException when nothing, or nothing more, can be read from this input
     */
    void read(Input input, ArticleSink sink) throws IOException, UnusableException;
}
