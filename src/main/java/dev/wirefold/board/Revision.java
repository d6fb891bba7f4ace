package dev.wirefold.board;

import org.jspecify.annotations.Nullable;

/**
 * Where one revision of an article lies.
 *
 * @param partition of the topic of articles
 * @param offset in that partition
 * @param timeMs the record's timestamp, which is its event time
 * @param number the publisher's own; null: it gave none
 * @param update why it was sent, as the schema names it
 */
public record Revision(
        int partition, long offset, long timeMs, @Nullable Long number, String update) {}
