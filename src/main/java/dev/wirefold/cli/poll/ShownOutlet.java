package dev.wirefold.cli.poll;

import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.DryRun;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows articles, or only counts them, in place of publishing them. */
record ShownOutlet(Outgoing.Policy rules, InstantSource clock, DryRun.Shown shown) implements ArticleOutlet {
    /** Only counts. */
    static final DryRun.Shown NOTHING = new DryRun.Shown() {
        @Override
        public void reading(String input) {}

        @Override
        public void article(Outgoing outgoing) {}
    };

    @Override
    public ArticleSink countingIn(PublishTally tally) {
        return new DryRun(rules, clock, tally, shown);
    }

    @Override
    public void flush() {}

    @Override
    public @Nullable String broken() {
        return null;
    }
}
