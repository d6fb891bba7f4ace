package dev.wirefold.wire.poll;

import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.fetch.Answer.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one question to a feed, for people and programs.
 *
 * @param problem why it could not be read; null when it could
 * @param movedTo where it is now, when it was moved for good
 * @param items that could be used
 * @param fresh new articles
 * @param revisions articles with another text
 * @param foreign known by another feed, or kills of what is not known
 * @param refusals items that could not be used
 * @param pagesTaken pages whose text was taken
 * @param pagesKept teasers that stayed, though they have pages
 * @param nextAt when it is asked again
 */
public record FeedOutcome(
        String feed,
        Outcome outcome,
        int status,
        @Nullable String problem,
        @Nullable String movedTo,
        int items,
        int fresh,
        int revisions,
        int kills,
        int foreign,
        List<Refusal> refusals,
        int pagesTaken,
        int pagesKept,
        long elapsedMs,
        Instant nextAt) {

    public boolean isUnchanged() {
        return problem == null && (outcome == Outcome.UNCHANGED || fresh + revisions + kills == 0);
    }
}
