package dev.wirefold.core.fingerprint;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Collections;
import java.util.Map;

/**
 * How usual words are in the articles of one publisher. What a publisher repeats is no evidence that two of its articles tell
 * one story, whatever a word weighs in the language: term statistics by source are an old remedy in the detection of new
 * events (Brants, Chen and Farahat 2003). Immutable.
 */
public final class HouseWords {
    /** Nothing is known of the publisher. */
    public static final HouseWords NONE = new HouseWords(Map.of());

    private final Int2ObjectOpenHashMap<Usage> usages;

    /** How many of a publisher's articles hold a word. */
    public enum Usage {
        /** So few that who shares it tells the same story. All words are of this kind that are not listed. */
        RARE,
        ORDINARY,
        /** So many that it finds no candidates: a pair of two such words is not sampled. */
        FREQUENT,
        /** So many that it is part of the publisher's forms: it weighs nothing. */
        COMMON
    }

    private HouseWords(Map<Integer, Usage> usages) {
        this.usages = new Int2ObjectOpenHashMap<>(usages);
        this.usages.defaultReturnValue(Usage.RARE);
    }

    /**
     * What has been learned of a publisher.
     *
     * @param usages by hash of a word, of {@value Fingerprint#FEATURE_BITS} bits; words that are not listed are rare
     */
    public static HouseWords of(Map<Integer, Usage> usages) {
        return usages.isEmpty() ? NONE : new HouseWords(usages);
    }

    /** Whether anything has been learned. */
    public boolean isKnown() {
        return !usages.isEmpty();
    }

    /** @param word its hash, of {@value Fingerprint#FEATURE_BITS} bits */
    public Usage usage(int word) {
        return usages.get(word);
    }

    /** All words listed, by hash, in no order. */
    public Map<Integer, Usage> usages() {
        return Collections.unmodifiableMap(usages);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HouseWords that && usages.equals(that.usages);
    }

    @Override
    public int hashCode() {
        return usages.hashCode();
    }
}
