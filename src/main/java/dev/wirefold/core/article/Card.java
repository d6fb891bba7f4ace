package dev.wirefold.core.article;

import dev.wirefold.core.fingerprint.Links;
import org.jspecify.annotations.Nullable;

/**
 * What a story shows of a member, its text aside.
 *
 * @param publishedAtMs when its publisher first published it, milliseconds since 1970-01-01T00:00Z, if known
 * @param revision the publisher's revision number, when it gave one
 * @param bodyChars length of the text, in UTF-16 code units
 * @param usable whether it may be shown; other articles take part in matching only
 * @param embargoedUntilMs when it becomes usable, milliseconds since 1970-01-01T00:00Z; null when no embargo holds it
 * @param links what it says of itself and of others
 * @param laterVersion whether it says that it is a later version, as a correction is, of something that its publisher sent
 *     before
 * @param decision what an editor has decided about it, if anything
 */
public record Card(
        @Nullable String publisher,
        @Nullable String headline,
        @Nullable String byline,
        @Nullable String dateline,
        @Nullable String language,
        @Nullable String url,
        @Nullable String copyright,
        @Nullable Long publishedAtMs,
        @Nullable Long revision,
        int bodyChars,
        boolean usable,
        @Nullable Long embargoedUntilMs,
        Links links,
        boolean laterVersion,
        @Nullable Decision decision) {

    public boolean isPinned() {
        return decision != null && decision.isPin();
    }

    Card released() {
        return shown(true, null, decision);
    }

    Card decided(@Nullable Decision decided) {
        return shown(usable, embargoedUntilMs, decided);
    }

    private Card shown(boolean isUsable, @Nullable Long heldUntilMs, @Nullable Decision decided) {
        return new Card(
                publisher,
                headline,
                byline,
                dateline,
                language,
                url,
                copyright,
                publishedAtMs,
                revision,
                bodyChars,
                isUsable,
                heldUntilMs,
                links,
                laterVersion,
                decided);
    }

    /** A card that shows nothing. */
    static Card blank(@Nullable Long revision) {
        return new Card(
                null, null, null, null, null, null, null, null, revision, 0, false, null, Links.NONE, false, null);
    }
}
