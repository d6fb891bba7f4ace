package dev.wirefold.wire;

import org.jspecify.annotations.Nullable;

/** Where articles go, one by one and in order, and where it is known what became of each. For use by one thread. */
public interface ArticleOutlet {
    /** A sink of the same wire that accounts for its articles in a tally of their own. */
    ArticleSink countingIn(PublishTally tally);

    /** Waits until everything sent so far was answered for, and is in its tally. */
    void flush();

    /** Why nothing more can be sent, or null while all is well. */
    @Nullable
    String broken();
}
