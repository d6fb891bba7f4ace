package dev.wirefold.wire;

import java.time.InstantSource;
import java.util.function.Consumer;

/** Checks and counts like a {@link Publisher}, and shows instead of sending. */
public record DryRun(Outgoing.Policy rules, InstantSource clock, PublishTally tally, Consumer<Outgoing> shown)
        implements ArticleSink {
    @Override
    public void article(Incoming incoming) {
        try {
            shown.accept(Outgoing.of(incoming, rules, clock.instant()));
            tally.published(incoming);
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
}
