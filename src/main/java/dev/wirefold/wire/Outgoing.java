package dev.wirefold.wire;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Usability;
import java.time.Instant;

/**
 * An article that is fit for the wire, with the event time it is published at. Here, at the edge, the clock is read for the
 * last time: everything behind it goes by this time alone.
 *
 * @param eventTimeMs milliseconds since 1970-01-01T00:00Z
 */
public record Outgoing(Incoming incoming, long eventTimeMs) {
    private static final String WITHOUT_DATE = "an article without a date got the present as event time";

    /**
     * @param live whether all articles come now, whatever dates they have
     * @param limits of what is accepted
     */
    public record Policy(boolean live, Usability.Limits limits) {
        public static final Policy DEFAULT = new Policy(false, Usability.Limits.DEFAULT);
    }

    /**
     * A kill of which a date or a field is impossible is taken without it, and comes now.
     *
     * @throws UnusableException when the pipeline or the broker would refuse the article
     */
    public static Outgoing of(Incoming incoming, Policy rules, Instant now) throws UnusableException {
        try {
            return checked(incoming, rules, now);
        } catch (UnusableException e) {
            if (incoming.isKill()) {
                return checked(incoming.bareKill(), rules, now);
            }
            throw e;
        }
    }

    private static Outgoing checked(Incoming incoming, Policy rules, Instant now) throws UnusableException {
        Article article = incoming.article();
        Instant eventTime = rules.live() ? now : incoming.eventTimeOr(now);
        if (eventTime.isAfter(now.plusMillis(TopicPlan.MAX_AHEAD_MS))) {
            throw new UnusableException("its event time " + eventTime + " is more than an hour ahead of now, " + now
                    + "; give it an eventTime of its own, or publish with --live");
        }
        var refused = Usability.check(article, article.getId(), eventTime.toEpochMilli(), rules.limits());
        if (refused.isPresent()) {
            throw new UnusableException(refused.get().message());
        }
        return new Outgoing(incoming, eventTime.toEpochMilli());
    }

    /** Counts it; an article of a replay that comes now, among others of its time, is told. */
    void countIn(PublishTally tally, Policy rules) {
        tally.published(incoming);
        if (!rules.live() && !incoming.isKill() && !incoming.isDated()) {
            tally.noticed(WITHOUT_DATE);
        }
    }

    public Article article() {
        return incoming.article();
    }
}
