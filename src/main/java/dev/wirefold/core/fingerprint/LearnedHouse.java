package dev.wirefold.core.fingerprint;

/**
 * What has been learned of a publisher, as the wire brings it.
 *
 * @param publisher as {@link dev.wirefold.core.text.PublisherName} has it, not empty
 * @param edition rises with what was read for it
 * @param learnedAtMs event time of the newest article read for it, milliseconds since 1970-01-01T00:00Z
 * @param articles how many were counted, for this or for one that it replaces
 */
public record LearnedHouse(String publisher, long edition, long learnedAtMs, int articles, HouseWords words) {
    /** In one house; in a row, at most five bytes each. */
    public static final int MAX_WORDS = 50_000;

    /** From here on more articles say little more of a publisher, and there are more of them to be read anew. */
    static final int WELL_KNOWN_ARTICLES = 100;

    public LearnedHouse {
        if (publisher.isEmpty() || edition < 0 || articles < 0) {
            throw new IllegalArgumentException("a house needs a publisher, and counts of at least 0");
        }
        if (words.usages().size() > MAX_WORDS) {
            throw new IllegalArgumentException("a house has at most " + MAX_WORDS + " words");
        }
    }

    /** Of two for one publisher the one of more articles counts, and of as many the higher edition, in whatever order they come. */
    public boolean replaces(LearnedHouse other) {
        return articles == other.articles ? edition > other.edition : articles > other.articles;
    }

    /** Whether little more is to be learned of it. */
    public boolean isWellKnown() {
        return articles >= WELL_KNOWN_ARTICLES;
    }
}
