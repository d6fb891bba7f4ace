package dev.wirefold.core.lineage;

/**
 * How long articles wait to be announced for what may be learned of their publisher. They wait only while many more stand
 * behind them, so while an archive is read. Time is counted in sweeps: a sweep takes one way through the mail of its
 * partition, which is a commit or more.
 *
 * @param maxSweeps an article waits no longer than so many
 * @param idleSweeps nor longer than so many in a row without an article that many more stand behind
 * @param maxArticles so many wait at most in one partition; 0: none ever waits
 */
public record Patience(int maxSweeps, int idleSweeps, int maxArticles) {
    /** So many articles are unread at most, in all partitions together, where news is read as it comes; more are an archive. */
    public static final int MAX_UNREAD_OF_NEWS = 300;

    /** No article waits, since nothing is learned. */
    public static final Patience NONE = new Patience(0, 0, 0);

    public Patience {
        if (maxSweeps < 0 || idleSweeps < 0 || maxArticles < 0) {
            throw new IllegalArgumentException("no part of patience is less than 0");
        }
    }

    /**
     * A sweep takes 20 to 100 ms where the commit interval is 20 ms. So an article waits a few seconds at the end of what is read,
     * if nobody tells that there is no more to wait for, and about a minute at any time.
     */
    public static Patience defaults() {
        return new Patience(1_000, 100, 20_000);
    }
}
