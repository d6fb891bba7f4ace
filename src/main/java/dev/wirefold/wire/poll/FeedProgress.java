package dev.wirefold.wire.poll;

import dev.wirefold.wire.fetch.Answer;
import dev.wirefold.wire.fetch.Answer.Outcome;
import java.time.Instant;
import java.util.List;
import okhttp3.HttpUrl;

/** What an answer changes of what is known of a feed. */
final class FeedProgress {
    private FeedProgress() {}

    static FeedState after(FeedState before, FeedResult result, boolean isNew, long nowMs, PollTiming timing) {
        Answer answer = result.answer();
        if (!result.isGood()) {
            int failures = before.failures() + 1;
            int seed = result.feed().hashCode();
            // What moved for good and can't be read there is looked for in its old place.
            return new FeedState(
                    failures > 1 ? null : before.movedTo(),
                    before.etag(),
                    before.lastModified(),
                    before.intervalMs(),
                    nowMs + timing.backOffMs(answer, before.intervalMs(), failures, seed),
                    failures,
                    nowMs,
                    before.readAtMs(),
                    before.newAtMs(),
                    result.problem());
        }
        ReadFeed read = result.read();
        long intervalMs = read == null
                ? timing.intervalMs(before.intervalMs(), answer.waitMs())
                : timing.intervalMs(read.intervalMs(), answer.waitMs());
        HttpUrl movedTo = answer.movedTo();
        boolean isDocument = answer.outcome() == Outcome.DOCUMENT;
        return new FeedState(
                movedTo == null ? before.movedTo() : movedTo.toString(),
                isDocument ? answer.etag() : before.etag(),
                isDocument ? answer.lastModified() : before.lastModified(),
                intervalMs,
                nowMs + intervalMs,
                0,
                nowMs,
                nowMs,
                isNew ? nowMs : before.newAtMs(),
                null);
    }

    static FeedOutcome outcome(FeedResult result, Selection.Counts counts, FeedState before, FeedState after) {
        Answer answer = result.answer();
        ReadFeed read = result.read();
        boolean isMoved = after.movedTo() != null && !after.movedTo().equals(before.movedTo());
        return new FeedOutcome(
                result.feed().toString(),
                answer.outcome(),
                answer.status(),
                after.problem(),
                isMoved ? after.movedTo() : null,
                result.items().size(),
                counts.fresh(),
                counts.revisions(),
                counts.kills(),
                counts.foreign(),
                read == null ? List.of() : read.refusals(),
                result.pages().taken(),
                result.pages().kept(),
                answer.elapsedMs(),
                Instant.ofEpochMilli(after.nextAtMs()));
    }
}
