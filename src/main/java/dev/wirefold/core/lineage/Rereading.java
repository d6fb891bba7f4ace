package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.HouseWords;

/** Makes fingerprints of texts that were read before, as more is learned of their publishers. */
public interface Rereading {

    /**
     * A pure function.
     *
     * @param before a fingerprint of the text, made with whatever was known then
     * @param learned of the publisher; {@link HouseWords#NONE} if nothing is
     */
    Fingerprint again(Content text, Fingerprint before, HouseWords learned);

    /** A text that was read once and can't be again keeps what was made of it then. Serves one thread. */
    static Rereading by(Fingerprinter fingerprinter) {
        return (text, before, learned) -> {
            Card card = text.card();
            try {
                return fingerprinter
                        .of(
                                new ArticleText(
                                        card.language(),
                                        card.publisher(),
                                        card.headline(),
                                        text.body(),
                                        before.links()),
                                learned)
                        .withRuling(before.ruling());
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                return before;
            }
        };
    }
}
