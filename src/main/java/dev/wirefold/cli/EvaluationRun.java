package dev.wirefold.cli;

import dev.wirefold.UserErrorException;
import dev.wirefold.avro.Membership;
import dev.wirefold.topology.AvroCodec;
import dev.wirefold.topology.Settlement;
import dev.wirefold.topology.Topics;
import dev.wirefold.topology.WirefoldApp.Counters;
import dev.wirefold.wire.LabelledWire;
import dev.wirefold.wire.LabelledWire.Labelled;
import dev.wirefold.wire.Outgoing;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Publisher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Takes a wire of labelled articles through a running pipeline that has no other work. */
final class EvaluationRun {
    private static final Duration QUIET_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Console console;
    private final Map<String, Object> clientConfig;
    private final Topics topics;
    private final LocalPipeline pipeline;
    private final BooleanSupplier interrupted;
    private final AvroCodec<Membership> codec = new AvroCodec<>(Membership.getClassSchema());
    private final Map<String, String> stories = new TreeMap<>();

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
        collect(wire.articles().size());
        return new Outcome(
                stories,
                published,
                pipeline.app().counters(),
                (publishedNanos - startNanos) / 1e9,
                (System.nanoTime() - publishedNanos) / 1e9);
    }

    private PublishTally.Result publish(List<Labelled> articles) {
        PublishTally tally = new PublishTally();
        try (Publisher publisher =
                        Publisher.connect(clientConfig, topics, Outgoing.Rules.DEFAULT, console.clock(), tally);
                Progress progress = new Progress(publisher, console, true)) {
            for (Labelled article : articles) {
                checkInterrupted();
                progress.article(article.incoming());
            }
        }
        return tally.result();
    }

    private void collect(int articles) throws InterruptedException {
        long quietSinceNanos = System.nanoTime();
        try (Settlement settlement = new Settlement(clientConfig, pipeline.applicationId(), topics);
                TopicFeed memberships = TopicFeed.fromBeginning(clientConfig, topics.memberships());
                ProgressLine progress = new ProgressLine(console, true)) {
            while (!settlement.isSettled()) {
                checkInterrupted();
                ConsumerRecords<byte[], byte[]> news = memberships.poll(POLL);
                news.forEach(this::take);
                quietSinceNanos = news.isEmpty() ? quietSinceNanos : System.nanoTime();
                if (pipeline.app().isStopped() || System.nanoTime() - quietSinceNanos > QUIET_TIMEOUT.toNanos()) {
                    throw new UserErrorException(
                            "the pipeline has " + (pipeline.app().isStopped() ? "stopped" : "stalled")
                                    + "; --verbose and the log lines above may say why");
                }
                progress.show(() -> stories.size() + " of " + articles + " articles are in a story");
            }
            memberships.readToEnd(POLL, this::take);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String id = TopicFeed.key(message);
        if (message.value() == null) {
            stories.remove(id);
        } else {
            stories.put(id, codec.decode(message.value()).getStoryId());
        }
    }

    private void checkInterrupted() {
        if (interrupted.getAsBoolean()) {
            throw new UserErrorException("interrupted");
        }
    }
}
