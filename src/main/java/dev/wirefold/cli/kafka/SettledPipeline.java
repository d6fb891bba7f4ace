package dev.wirefold.cli.kafka;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.Settlement;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.contract.CommittedReader;
import dev.wirefold.contract.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Waits until a pipeline in this process has nothing left to do, and watches where the articles go meanwhile. */
public final class SettledPipeline {
    private static final Duration QUIET_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private SettledPipeline() {}

    /**
     * Article → story, once all has settled.
     *
     * @param articles how many there are, for the progress
     * @throws UserErrorException when the pipeline stops, or nothing happens for long, or it is interrupted
     */
    public static SortedMap<String, String> await(
            LocalPipeline pipeline,
            Console console,
            Map<String, Object> clientConfig,
            Topics topics,
            long articles,
            BooleanSupplier interrupted)
            throws InterruptedException {
        var assignments = new Assignments(RegistryOptions.reading(pipeline.config()));
        long quietSinceNanos = System.nanoTime();
        try (Settlement settlement =
                        new Settlement(clientConfig, pipeline.applicationId(), topics, pipeline.app()::hasLearned);
                CommittedReader memberships = CommittedReader.fromBeginning(clientConfig, topics.memberships());
                ProgressLine progress = new ProgressLine(console, true)) {
            while (!settlement.isSettled()) {
                if (interrupted.getAsBoolean()) {
                    throw new UserErrorException("interrupted");
                }
                ConsumerRecords<byte[], byte[]> news = memberships.poll(POLL);
                news.forEach(assignments::take);
                quietSinceNanos = news.isEmpty() ? quietSinceNanos : System.nanoTime();
                pipeline.ensureRunning();
                if (System.nanoTime() - quietSinceNanos > QUIET_TIMEOUT.toNanos()) {
                    throw new UserErrorException(
                            "the pipeline has stalled; --verbose and the log lines above may say why");
                }
                progress.show(() -> assignments.stories().size() + " of " + articles + " articles are in a story");
            }
            memberships.readToEnd(assignments::take);
        }
        return assignments.stories();
    }
}
