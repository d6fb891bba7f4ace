package dev.wirefold.core.article;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one revision of an article says.
 *
 * @param timestamp the record's event time as given, milliseconds since 1970-01-01T00:00Z
 * @param isLate whether it came too late to be compared with others: the fingerprint is that of an earlier text
 */
public record Content(long timestamp, Card card, String body, boolean isLate) {

    public Content(long timestamp, Card card, String body) {
        this(timestamp, card, body, false);
    }

    /** Whether this says nothing that the other did not; event time aside. */
    public boolean saysTheSameAs(Content other) {
        return card.equals(other.card) && body.equals(other.body);
    }

    /** Nothing left to show. */
    public Content wiped() {
        return new Content(timestamp, Card.blank(card.revision()), "", isLate);
    }

    /** It came too late to be compared with others. */
    public Content late() {
        return new Content(timestamp, card, body, true);
    }

    /** With what an editor has decided about it. */
    public Content decided(@Nullable Decision decision) {
        return Objects.equals(decision, card.decision()) ? this : with(card.decided(decision));
    }

    /** As it stands at an event time: an embargo ends when its moment has come. */
    public Content asOf(long eventTimeMs) {
        Long until = card.embargoedUntilMs();
        return until == null || until > eventTimeMs ? this : with(card.released());
    }

    private Content with(Card shown) {
        return new Content(timestamp, shown, body, isLate);
    }
}
