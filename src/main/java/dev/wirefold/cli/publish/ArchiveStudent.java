package dev.wirefold.cli.publish;

import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.WireLearner;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.topology.SubmissionReader;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Learns what publishers repeat from articles that are going to be published, if they are an archive. Of a few articles of
 * these days the pipeline learns as quickly by itself, and nothing but the reading is done for them here.
 */
final class ArchiveStudent implements ArticleSink {
    /** More make an archive, whatever their times. */
    static final int MOST_OF_NO_ARCHIVE = 200;

    private static final long WINDOW_MS = LineageRules.defaults().windowMs();

    private final Outgoing.Policy rules;
    private final InstantSource clock;
    private final Supplier<Fingerprinter> fingerprinter;
    private final List<Outgoing> held = new ArrayList<>();
    private @Nullable WireLearner learner;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    /**
     * Has learned nothing.
     *
     * @param rules by which the articles are going to be published
     * @param fingerprinter asked once, when the articles are an archive
     */
    ArchiveStudent(Outgoing.Policy rules, InstantSource clock, Supplier<Fingerprinter> fingerprinter) {
        this.rules = rules;
        this.clock = clock;
        this.fingerprinter = fingerprinter;
    }

    @Override
    public void article(Incoming incoming) {
        try {
            read(Outgoing.of(incoming, rules, clock.instant()));
        } catch (UnusableException e) {
            // Who publishes it says so.
        }
    }

    private void read(Outgoing outgoing) {
        firstMs = Math.min(firstMs, outgoing.eventTimeMs());
        lastMs = Math.max(lastMs, outgoing.eventTimeMs());
        if (outgoing.incoming().isKill()) {
            return;
        }
        held.add(outgoing);
        if (learner == null && (lastMs - firstMs > WINDOW_MS || held.size() > MOST_OF_NO_ARCHIVE)) {
            learner = new WireLearner(fingerprinter.get(), WireLearner.DEFAULT_MAX_ARTICLES, Long.MAX_VALUE);
        }
        if (learner != null) {
            learn(learner);
        }
    }

    private void learn(WireLearner from) {
        held.forEach(outgoing -> from.onArticle(
                outgoing.article().getId(), SubmissionReader.text(outgoing.article()), outgoing.eventTimeMs()));
        held.clear();
    }

    /** In order of the publishers' names, as learned at the time of the first article. */
    List<LearnedHouse> houses() {
        return learner == null ? List.of() : learner.known(firstMs);
    }

    @Override
    public void refused(Refusal refusal) {
        // Who publishes it says so.
    }

    @Override
    public void unknownField(String name) {
        // Who publishes it says so.
    }
}
