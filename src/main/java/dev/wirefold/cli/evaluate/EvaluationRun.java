package dev.wirefold.cli.evaluate;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.app.WirefoldApp.Counters;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.Progress;
import dev.wirefold.cli.kafka.LocalPipeline;
import dev.wirefold.cli.kafka.SettledPipeline;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.LabelledWire;
import dev.wirefold.wire.LabelledWire.Labelled;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Publisher;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Takes a wire of labelled articles through a running pipeline that has no other work. */
final class EvaluationRun {
    private final Console console;
    private final Map<String, Object> clientConfig;
    private final Topics topics;
    private final LocalPipeline pipeline;
    private final BooleanSupplier interrupted;

    /** @param stories article → story */
    record Outcome(
            Map<String, String> stories,
            PublishTally.Result published,
            Counters counters,
            double publishSeconds,
            double settleSeconds) {}

    EvaluationRun(
            Console console,
            Map<String, Object> clientConfig,
            Topics topics,
            LocalPipeline pipeline,
            BooleanSupplier interrupted) {
        this.console = console;
        this.clientConfig = clientConfig;
        this.topics = topics;
        this.pipeline = pipeline;
        this.interrupted = interrupted;
    }

    /** Publishes the articles in the order of their times, and waits until all that follows from them is done. */
    Outcome of(LabelledWire wire) throws InterruptedException {
        long startNanos = System.nanoTime();
        PublishTally.Result published = publish(wire.inTimeOrder());
        long publishedNanos = System.nanoTime();
        Map<String, String> stories = SettledPipeline.await(
                pipeline, console, clientConfig, topics, wire.articles().size(), interrupted);
        return new Outcome(
                stories,
                published,
                pipeline.app().counters(),
                (publishedNanos - startNanos) / 1e9,
                (System.nanoTime() - publishedNanos) / 1e9);
    }

    private PublishTally.Result publish(List<Labelled> articles) {
        PublishTally tally = new PublishTally();
        TopicAdmin.requireWritable(clientConfig, topics);
        try (Publisher publisher =
                        Publisher.connect(clientConfig, topics, Outgoing.Policy.DEFAULT, console.clock(), tally);
                Progress progress = new Progress(publisher, console, true)) {
            for (Labelled article : articles) {
                checkInterrupted();
                progress.article(article.incoming());
            }
        }
        return tally.result();
    }

    private void checkInterrupted() {
        if (interrupted.getAsBoolean()) {
            throw new UserErrorException("interrupted");
        }
    }
}
