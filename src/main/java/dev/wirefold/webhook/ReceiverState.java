package dev.wirefold.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What has become of a receiver's messages since this process started.
 *
 * @param attempts requests, those that failed too
 * @param failures of them
 * @param delivered messages that were taken
 * @param givenUp messages that became dead letters
 * @param waiting messages that are read and not taken
 * @param lagRecords records that are not read yet
 * @param problem why the last attempt failed; null: it did not
 */
public record ReceiverState(
        String name,
        long attempts,
        long failures,
        long delivered,
        long givenUp,
        int waiting,
        long lagRecords,
        @Nullable String problem) {}
