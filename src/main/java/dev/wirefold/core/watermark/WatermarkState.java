package dev.wirefold.core.watermark;

import org.jspecify.annotations.Nullable;

/** What is remembered to find the watermark; changes together with the mail sent, in one transaction, or not at all. */
public interface WatermarkState {
    Ledger ledger();

    void put(Ledger ledger);

    /** Kept by the counting partition alone; null before the first count. */
    @Nullable
    Wave wave();

    void put(Wave wave);

    /** Event time of this partition, milliseconds since 1970-01-01T00:00Z. */
    long eventTime();
}
