package dev.wirefold.core.fingerprint;

import java.util.Arrays;

/**
 * Features of an article laid out by the lower bits of their hashes, so that each feature of another article is looked up in
 * one step, and the next one need not wait for it. Immutable.
 *
 * <p>32 KiB, which a processor's first cache holds. Of n features some n²/32,768 find their slot taken and are kept aside.
 */
final class FeatureTable {
    private static final int SLOT_BITS = 14;
    private static final int SLOT = (1 << SLOT_BITS) - 1;
    private static final int WEIGHT = 0xFF;
    /** What a search for one feature takes, in steps of a merge. */
    private static final int SEARCH_STEPS = 16;

    /** The rest of the hash in the upper byte and the weight in the lower; 0 where there is none, since no weight is 0. */
    private final char[] slots = new char[1 << SLOT_BITS];

    /** Ascending without repeats. */
    private final int[] aside;

    private final byte[] weightsAside;

    private FeatureTable(int[] features, byte[] weights) {
        int[] left = new int[features.length];
        byte[] weightsLeft = new byte[features.length];
        int count = 0;
        for (int i = 0; i < features.length; i++) {
            int feature = features[i];
            // Earlier releases hashed to more bits, and what they wrote is still read.
            if (slots[feature & SLOT] == 0 && feature >>> Fingerprint.FEATURE_BITS == 0) {
                slots[feature & SLOT] = (char) ((feature >>> SLOT_BITS << Byte.SIZE) | (weights[i] & WEIGHT));
            } else {
                left[count] = feature;
                weightsLeft[count++] = weights[i];
            }
        }
        aside = Arrays.copyOf(left, count);
        weightsAside = Arrays.copyOf(weightsLeft, count);
    }

    static FeatureTable of(Fingerprint article) {
        return new FeatureTable(article.features(), article.weights());
    }

    /** The weight of the features that another article has, too: of each the lesser of its two weights. */
    long sharedWeight(Fingerprint other) {
        int[] features = other.features();
        byte[] weights = other.weights();
        char[] table = slots;
        long shared = 0;
        // Whether a feature is shared is a coin's toss that no processor foresees, so nothing branches on it.
        for (int i = 0; i < features.length; i++) {
            int feature = features[i];
            int slot = table[feature & SLOT];
            int difference = (slot >>> Byte.SIZE) ^ (feature >>> SLOT_BITS);
            int isEqual = (difference - 1) >> (Integer.SIZE - 1);
            shared += Math.min(slot & WEIGHT, weights[i] & WEIGHT) & isEqual;
        }
        return shared + sharedAside(features, weights);
    }

    private long sharedAside(int[] features, byte[] weights) {
        return (long) aside.length * SEARCH_STEPS < features.length
                ? searched(features, weights)
                : merged(features, weights);
    }

    private long searched(int[] features, byte[] weights) {
        long shared = 0;
        for (int i = 0; i < aside.length; i++) {
            int at = Arrays.binarySearch(features, aside[i]);
            shared += at < 0 ? 0 : Math.min(weightsAside[i] & WEIGHT, weights[at] & WEIGHT);
        }
        return shared;
    }

    /** Who chooses words whose features are all kept aside gains nothing: this takes as many steps as there are features. */
    private long merged(int[] features, byte[] weights) {
        long shared = 0;
        for (int i = 0, j = 0; i < aside.length && j < features.length; ) {
            int difference = aside[i] - features[j];
            shared += difference == 0 ? Math.min(weightsAside[i] & WEIGHT, weights[j] & WEIGHT) : 0;
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        return shared;
    }
}
