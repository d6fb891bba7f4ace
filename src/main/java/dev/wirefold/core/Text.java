package dev.wirefold.core;

/**
 * What one revision of an article says.
 *
 * @param timestamp the record's event time as given, milliseconds since 1970-01-01T00:00Z
 */
public record Text(long timestamp, Card card, String body) {

    /** Whether this says nothing that the other did not; event time aside. */
    public boolean saysTheSameAs(Text other) {
        return card.equals(other.card) && body.equals(other.body);
    }

    /** Nothing left to show. */
    public Text wiped() {
        return new Text(timestamp, Card.blank(card.revision()), "");
    }

    /** As it stands at an event time: an embargo ends when its moment has come. */
    public Text asOf(long eventTimeMs) {
        Long until = card.embargoedUntilMs();
        return until == null || until > eventTimeMs ? this : new Text(timestamp, card.released(), body);
    }
}
