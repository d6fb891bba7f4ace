package dev.wirefold.core;

import dev.wirefold.core.fingerprint.Fingerprint;

/**
 * One revision of an article as it came from the wire.
 *
 * @param timestamp the record's event time as given, milliseconds since 1970-01-01T00:00Z
 */
public record Submission(long timestamp, Card card, String body, Fingerprint fingerprint) {

    /** Whether this says nothing that the other did not; event time aside. */
    public boolean saysTheSameAs(Submission other) {
        return card.equals(other.card) && body.equals(other.body) && fingerprint.equals(other.fingerprint);
    }

    /** The same place in the lineage with nothing left to show. */
    public Submission wiped() {
        var blank = new Card(null, null, null, null, null, null, null, null, card.revision(), 0, false);
        return new Submission(timestamp, blank, "", fingerprint);
    }
}
