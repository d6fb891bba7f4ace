package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.LearnedHouse;
import org.jspecify.annotations.Nullable;

/**
 * What a desk knows of a publisher.
 *
 * @param readTo the articles up to this one have been read anew, those after it have not; null when all have
 */
public record House(LearnedHouse learned, @Nullable Node readTo) {
    String publisher() {
        return learned.publisher();
    }

    /** Whether an article may still stand as it was read before this was learned. */
    boolean waitsFor(Node node) {
        return readTo != null && readTo.isBefore(node);
    }
}
