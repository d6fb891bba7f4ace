package dev.wirefold.core.article;

import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Ruling;
import org.jspecify.annotations.Nullable;

/** One revision of an article as it came from the wire, and what is compared of it. */
public record Submission(Content text, Fingerprint fingerprint) {

    /** With what an editor has decided about the article. */
    public Submission decided(@Nullable Decision decision) {
        Ruling ruling = decision == null ? Ruling.NONE : decision.ruling();
        return new Submission(text.decided(decision), fingerprint.withRuling(ruling));
    }

    /** As it stands at an event time: an embargo ends when its moment has come. */
    public Submission asOf(long eventTimeMs) {
        return new Submission(text.asOf(eventTimeMs), fingerprint);
    }
}
