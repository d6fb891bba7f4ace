package dev.wirefold.core.reference;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Submission;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the records of an article.
 *
 * @param text null when it was killed
 * @param revision the greatest revision number that its publisher has given
 * @param shown whether memberships say where it is; others may come to a story by way of one that is not
 */
record Piece(Node node, @Nullable Submission text, @Nullable Long revision, boolean shown) {

    Submission submission() {
        return Objects.requireNonNull(text, "a killed article has no text");
    }

    boolean isUnderEmbargo() {
        return shown && submission().text().card().embargoedUntilMs() != null;
    }

    Piece withText(Submission other) {
        return new Piece(node, other, revision, shown);
    }

    /** Nobody sees it any more. */
    Piece hidden() {
        return new Piece(node, text, revision, false);
    }
}
