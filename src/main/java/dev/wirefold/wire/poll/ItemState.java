package dev.wirefold.wire.poll;

/**
 * What is known of an item.
 *
 * @param feed whose it is: the feed that had it first
 * @param hash of all that readers see of it
 * @param eventTimeMs of its last revision, milliseconds since 1970-01-01T00:00Z
 * @param seenDay when a feed had it the last time, in days since 1970-01-01
 */
record ItemState(String feed, String hash, long eventTimeMs, int seenDay) {}
