package dev.wirefold.wire;

import java.time.InstantSource;

/** Checks and counts like a {@link Publisher}, and shows instead of sending. */
public record DryRun(Outgoing.Policy rules, InstantSource clock, PublishTally tally, Shown shown)
        implements ArticleSink {

    /** Where it is shown. */
    public interface Shown {
        /** What comes from now on is of this input. */
        void reading(String input);

        void article(Outgoing outgoing);
    }

    @Override
    public void article(Incoming incoming) {
        try {
            Outgoing outgoing = Outgoing.of(incoming, rules, clock.instant());
            shown.article(outgoing);
            outgoing.countIn(tally, rules);
        } catch (UnusableException e) {
            tally.refused(new Refusal(incoming.where(), e.why()));
        }
    }

    @Override
    public void refused(Refusal refusal) {
        tally.refused(refusal);
    }

    @Override
    public void unknownField(String name) {
        tally.unknownField(name);
    }

    @Override
    public void noticed(String notice) {
        tally.noticed(notice);
    }

    @Override
    public void reading(String input) {
        shown.reading(input);
    }
}
