package dev.wirefold.cli.decide;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.contract.UnusableDecisionException;
import dev.wirefold.core.article.Decision;
import dev.wirefold.decision.DecidedWire;
import dev.wirefold.decision.DecisionWriter;
import dev.wirefold.decision.Effect;
import dev.wirefold.decision.Placed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/** Writes one decision, and waits until the pipeline has taken it up. */
final class Deciding {
    private static final Duration POLL = Duration.ofMillis(100);

    private final Console console;
    private final Map<String, Object> clientConfig;
    private final Topics topics;
    private final Framing framing;
    private final DecidingOptions options;

    Deciding(
            Console console,
            Map<String, Object> clientConfig,
            Topics topics,
            Framing framing,
            DecidingOptions options) {
        this.console = console;
        this.clientConfig = clientConfig;
        this.topics = topics;
        this.framing = framing;
        this.options = options;
    }

    /**
     * @param decision null: what was decided before is taken back
     * @return the exit code
     */
    int decide(String articleId, @Nullable Decision decision) {
        Set<String> ids = new LinkedHashSet<>(List.of(articleId));
        if (decision != null && decision.otherId() != null) {
            ids.add(decision.otherId());
        }
        List<String> read = List.of(topics.memberships(), topics.stories(), topics.storyEvents());
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            admin.require(read.stream().collect(Collectors.toMap(topic -> topic, topic -> Set.of(AclOperation.READ))));
        }
        var wire = new DecidedWire(topics, framing, ids);
        try (DecisionWriter writer = DecisionWriter.connect(clientConfig, topics, console.clock());
                // What the pipeline answers comes after this, and what it said of older decisions is no answer.
                CommittedReader events = CommittedReader.fromNow(clientConfig, topics.storyEvents());
                CommittedReader places =
                        CommittedReader.fromBeginning(clientConfig, topics.memberships(), topics.stories())) {
            places.readToEnd(wire::take);
            Set<String> unseen = decision == null ? Set.of() : unseen(ids, wire);
            long eventTimeMs = write(writer, articleId, decision);
            console.out()
                    .println("asked for, at " + Instant.ofEpochMilli(eventTimeMs) + " of the wire: "
                            + DecisionText.of(articleId, decision));
            if (!unseen.isEmpty()) {
                console.out().println("it counts once " + shown(unseen) + " has come");
                return ExitCode.OK;
            }
            return options.waits() ? await(articleId, decision, wire, places, events) : ExitCode.OK;
        }
    }

    private Set<String> unseen(Set<String> ids, DecidedWire wire) {
        Set<String> unseen =
                ids.stream().filter(id -> !wire.hasSeen(id)).collect(Collectors.toCollection(LinkedHashSet::new));
        if (!unseen.isEmpty() && !options.unseen()) {
            throw new UserErrorException("topic " + topics.memberships() + " knows no article " + shown(unseen)
                    + "; pass --unseen to decide before it comes");
        }
        return unseen;
    }

    private static String shown(Set<String> ids) {
        return ids.stream()
                .map(id -> DisplayText.oneLine(id, DecisionText.MAX_ID_COLUMNS))
                .collect(Collectors.joining(" and "));
    }

    private static long write(DecisionWriter writer, String articleId, @Nullable Decision decision) {
        try {
            return writer.write(articleId, decision);
        } catch (UnusableDecisionException e) {
            throw new UserErrorException(e.sentence(), e);
        }
    }

    private int await(
            String articleId,
            @Nullable Decision decision,
            DecidedWire wire,
            CommittedReader places,
            CommittedReader events) {
        long beganNanos = System.nanoTime();
        Effect effect = Effect.of(articleId, decision, wire);
        try (ProgressLine progress = new ProgressLine(console, true)) {
            while (effect.state() == Effect.State.NOT_YET
                    && System.nanoTime() - beganNanos < options.timeout().toNanos()) {
                String why = effect.why();
                progress.show(() -> "not yet in force: " + DisplayText.oneLine(why, DecisionText.MAX_ID_COLUMNS));
                places.poll(POLL).forEach(wire::take);
                events.poll(Duration.ZERO).forEach(wire::take);
                effect = Effect.of(articleId, decision, wire);
            }
        }
        return tell(effect, decision == null, wire.placed(articleId));
    }

    private int tell(Effect effect, boolean isTakenBack, @Nullable Placed article) {
        switch (effect.state()) {
            case IN_FORCE -> {
                console.out().println(isTakenBack ? "taken back" : "in force");
                return ExitCode.OK;
            }
            case NOT_HONOURED -> console.out().println("not honoured: " + DisplayText.oneLine(effect.why(), 500));
            case NOT_YET ->
                console.out()
                        .println("not yet in force after "
                                + options.timeout().toSeconds() + " s: " + DisplayText.oneLine(effect.why(), 500)
                                + (article == null
                                        ? ""
                                        : "; it counts within one window of the article's place, "
                                                + Instant.ofEpochMilli(article.placeMs()))
                                + "; it is written and stays; see: wirefold override list"
                                + (topics.prefix().isEmpty() ? "" : " --prefix " + topics.prefix()));
        }
        return ExitCode.REFUSED;
    }
}
