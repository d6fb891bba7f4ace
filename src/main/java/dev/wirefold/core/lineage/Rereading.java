package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.Ruling;

/** Makes fingerprints of texts that were read before, as more is learned of their publishers. */
public interface Rereading {

    /**
     * A pure function.
     *
     * @param before a fingerprint of the text, made with whatever was known then
     * @param learned of the publisher; {@link HouseWords#NONE} if nothing is
     */
    Fingerprint again(Content text, Fingerprint before, HouseWords learned);

    /**
     * A pure function, of a text whose fingerprint was not kept.
     *
     * @param learned of the publisher; {@link HouseWords#NONE} if nothing is
     */
    Fingerprint of(Content text, HouseWords learned);

    /** A text that was read once and can't be again keeps what was made of it then. Serves one thread. */
    static Rereading by(Fingerprinter fingerprinter) {
        return new Rereading() {
            @Override
            public Fingerprint again(Content text, Fingerprint before, HouseWords learned) {
                try {
                    return read(text, before.links(), learned).withRuling(before.ruling());
                } catch (RuntimeException | StackOverflowError | AssertionError e) {
                    return before;
                }
            }

            @Override
            public Fingerprint of(Content text, HouseWords learned) {
                Card card = text.card();
                Ruling ruling =
                        card.decision() == null ? Ruling.NONE : card.decision().ruling();
                try {
                    return read(text, card.links(), learned).withRuling(ruling);
                } catch (RuntimeException | StackOverflowError | AssertionError e) {
                    return read(text, card.links(), HouseWords.NONE).withRuling(ruling);
                }
            }

            private Fingerprint read(Content text, Links links, HouseWords learned) {
                Card card = text.card();
                return fingerprinter.of(
                        new ArticleText(card.language(), card.publisher(), card.headline(), text.body(), links),
                        learned);
            }
        };
    }
}
