package dev.wirefold.cli.replay;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ProgressLine;
import dev.wirefold.contract.Topics;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.WireWriter;
import dev.wirefold.wire.replay.Archive;
import dev.wirefold.wire.replay.FileArchive;
import dev.wirefold.wire.replay.Replay;
import dev.wirefold.wire.replay.ReplayTally;
import dev.wirefold.wire.replay.Speed;
import dev.wirefold.wire.replay.TimeRange;
import dev.wirefold.wire.replay.Timer;
import dev.wirefold.wire.replay.TopicArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One archive on its way to one topic. */
final class ReplayJob implements AutoCloseable {
    private final Console console;
    private final Map<String, Object> clientConfig;
    private final Topics target;
    private final Archive archive;
    private final Optional<Topics> decisionsFrom;
    private final TimeRange range;
    private final Speed speed;
    private final ReplayTally tally;
    private final BooleanSupplier interrupted;

    private int decisions;

    /** What is new to the target and from before this time comes too late there. */
    private Instant tooLate = Instant.MIN;

    private ReplayJob(
            Console console,
            Map<String, Object> clientConfig,
            Topics target,
            Archive archive,
            Optional<Topics> decisionsFrom,
            TimeRange range,
            Speed speed,
            ReplayTally tally,
            BooleanSupplier interrupted) {
        this.console = console;
        this.clientConfig = clientConfig;
        this.target = target;
        this.archive = archive;
        this.decisionsFrom = decisionsFrom;
        this.range = range;
        this.speed = speed;
        this.tally = tally;
        this.interrupted = interrupted;
    }

    /**
     * Opens the archive, which takes its time where it has to be sorted.
     *
     * @param source a file, a directory, or else the name of a topic
     * @param times reads those of files
     * @throws UserErrorException when there is no such thing, or it is the target, or it is interrupted
     */
    static ReplayJob open(
            Console console,
            Map<String, Object> clientConfig,
            String source,
            Times times,
            Topics target,
            TimeRange range,
            Speed speed,
            BooleanSupplier interrupted) {
        ReplayTally tally = new ReplayTally();
        Path file = Path.of(source);
        Archive archive;
        Optional<Topics> decisionsFrom = Optional.empty();
        if (Files.exists(file)) {
            archive = FileArchive.read(file, times, range, console.clock().instant(), tally, interrupted);
        } else {
            checkTopic(clientConfig, source, target);
            archive = TopicArchive.open(clientConfig, source, range, interrupted);
            decisionsFrom = DecisionsAlong.wireOf(source);
        }
        return new ReplayJob(console, clientConfig, target, archive, decisionsFrom, range, speed, tally, interrupted);
    }

    private static void checkTopic(Map<String, Object> clientConfig, String topic, Topics target) {
        if (topic.equals(target.articles())) {
            throw new UserErrorException(
                    "topic " + topic + " can't be replayed onto itself; give the replay a --run of its own");
        }
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            if (admin.describe(List.of(topic)).isEmpty()) {
                throw new UserErrorException("there is neither a file nor a topic " + topic);
            }
        }
    }

    /** A partition that is far ahead moves what is new to it up, so that the stories would not be those of the archive. */
    void warnOfALaterWire(long latenessMs) {
        try (TopicAdmin admin = TopicAdmin.connect(clientConfig)) {
            String topic = target.articles();
            Optional<Instant> reached =
                    admin.describe(List.of(topic)).isEmpty() ? Optional.empty() : admin.latestTime(topic);
            tooLate = reached.map(latest -> latest.minusMillis(latenessMs)).orElse(Instant.MIN);
        }
    }

    /**
     * Puts the archive on the wire until its end or an interruption.
     *
     * @return how many seconds it took
     */
    double run() throws InterruptedException {
        return run(() -> false);
    }

    /** As {@link #run()}, and ends when nobody is there any more to read it. */
    double run(BooleanSupplier abandoned) throws InterruptedException {
        long startNanos = System.nanoTime();
        TopicAdmin.requireWritable(clientConfig, target);
        decisions = decisionsFrom
                .map(source -> new DecisionsAlong(clientConfig, target, range).copy(source))
                .orElse(0);
        try (WireWriter writer = WireWriter.connect(clientConfig, target);
                ProgressLine line = new ProgressLine(console, true)) {
            new Replay(
                            writer,
                            speed,
                            Timer.SYSTEM,
                            tally,
                            () -> interrupted.getAsBoolean() || abandoned.getAsBoolean(),
                            progress -> {
                                warnOnce(progress);
                                line.show(() -> ReplaySummary.line(progress, secondsSince(startNanos)));
                            })
                    .run(archive);
        }
        return secondsSince(startNanos);
    }

    private void warnOnce(Replay.Progress progress) {
        if (progress.eventTime().isBefore(tooLate)) {
            console.err()
                    .println(console.errTerminal()
                            .yellow("topic " + target.articles() + " has later articles already; what is new in it and"
                                    + " from before " + tooLate + " may be moved up to about that time"));
            tooLate = Instant.MIN;
        }
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    /** How many decisions of editors went along. */
    int decisions() {
        return decisions;
    }

    /** What became of it so far. */
    ReplayTally.Result tally() {
        return tally.result();
    }

    @Override
    public void close() {
        archive.close();
    }
}
