package dev.wirefold.core.fingerprint;

import org.jspecify.annotations.Nullable;

/**
 * An article that is compared with one other after the other. What each comparison needs of it is made once, when the first
 * one needs it. For one thread.
 */
public final class Comparand {
    private final Fingerprint fingerprint;
    private @Nullable FeatureTable features;
    private @Nullable NameFeatures name;

    public Comparand(Fingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The weight of the features that stand in both. */
    long sharedWeight(Fingerprint other) {
        if (features == null) {
            features = FeatureTable.of(fingerprint);
        }
        return features.sharedWeight(other);
    }

    /** What the publisher's name weighs that stands in both. */
    long sharedNameWeight(Fingerprint other) {
        if (name == null) {
            name = NameFeatures.in(fingerprint);
        }
        return name.sharedWeight(other);
    }
}
