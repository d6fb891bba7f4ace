package dev.wirefold.wire.drop;

import dev.wirefold.FileFault;
import dev.wirefold.LockFile;
import dev.wirefold.UserErrorException;
import dev.wirefold.wire.ArticleOutlet;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.ForwardingSink;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.InputReader;
import dev.wirefold.wire.PublishTally;
import dev.wirefold.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Publishes the files of a folder as wires deliver them, by FTP for instance. A file is moved to {@code done} below the folder
 * once all that it holds was acknowledged, or to {@code failed} with a {@code NAME.reason.txt} beside it if anything in it was
 * refused; what was not refused is published then, too. Whatever ends this between the two, the file is still there and is
 * published again: at least once, with the same ids, and with the same event times, since an article without a time is given
 * the time at which its file arrived.
 *
 * <p>Directories in the folder, links, hidden files and files with names of unfinished transfers are left alone.
 */
public final class DropFolder implements AutoCloseable {
    /** Acknowledged together: waiting for each file alone would cost a round trip each. */
    static final int MAX_FILES_AT_ONCE = 100;

    private static final String LOCK = ".wirefold-watch.lock";

    private final Path folder;
    private final LockFile lock;
    private final Arrivals arrivals;
    private final Shelf done;
    private final Shelf failed;

    private DropFolder(Path folder, LockFile lock, Shelf done, Shelf failed) {
        this.folder = folder;
        this.lock = lock;
        this.arrivals = new Arrivals(folder);
        this.done = done;
        this.failed = failed;
    }

    /**
     * Opens a folder for one watcher.
     *
     * @throws UserErrorException when it is no directory, can't be written to, or has a watcher already
     */
    public static DropFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserErrorException(folder + " is no directory; create it, and have files delivered there");
        }
        try {
            Shelf done = Shelf.in(folder, "done");
            Shelf failed = Shelf.in(folder, "failed");
            Optional<LockFile> lock = LockFile.tryHold(folder.resolve(LOCK));
            if (lock.isEmpty()) {
                throw new UserErrorException(folder + " is watched already; two watchers would publish files twice");
            }
            return new DropFolder(folder, lock.get(), done, failed);
        } catch (IOException e) {
            throw new UserErrorException(
                    folder + " can't be written to, and published files are moved in it: " + FileFault.of(e), e);
        }
    }

    /**
     * Publishes until told to end.
     *
     * @param reader makes a reader into a sink, for one file
     * @param report hears of every few files, when they are moved
     * @throws UserErrorException when the wire takes nothing more, or the folder can't be read or written to; what was not
     *     moved is published the next time
     */
    public void publish(
            ArticleOutlet wire,
            Function<ArticleSink, InputReader> reader,
            Rounds rounds,
            Consumer<List<FiledFile>> report)
            throws InterruptedException {
        while (!rounds.areOver()) {
            try {
                List<Arrival> complete = arrivals.look();
                for (int from = 0; from < complete.size() && !rounds.areOver(); from += MAX_FILES_AT_ONCE) {
                    int to = Math.min(complete.size(), from + MAX_FILES_AT_ONCE);
                    report.accept(publish(complete.subList(from, to), wire, reader));
                }
            } catch (IOException e) {
                throw new UserErrorException(folder + " can't be read or written to any more: " + FileFault.of(e), e);
            }
            if (!rounds.areOver()) {
                rounds.awaitNext();
            }
        }
    }

    /** One that was read, and what became of it once the wire has answered. */
    private record Sent(Arrival arrival, PublishTally tally) {}

    private List<FiledFile> publish(
            List<Arrival> arrivals, ArticleOutlet wire, Function<ArticleSink, InputReader> reader) throws IOException {
        List<Sent> sent = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            PublishTally tally = new PublishTally();
            reader.apply(new ArrivalSink(wire.countingIn(tally), arrival.modified()))
                    .readAlone(arrival.file());
            sent.add(new Sent(arrival, tally));
        }
        wire.flush();
        String broken = wire.broken();
        if (broken != null) {
            throw new UserErrorException("an article " + broken + "; the files that were not moved are still in "
                    + folder + ", start again to publish them");
        }
        List<FiledFile> filed = new ArrayList<>();
        for (Sent one : sent) {
            // What somebody has gone on writing to meanwhile was not complete, and comes again.
            if (one.arrival().isUnchanged()) {
                filed.add(file(one.arrival().file(), one.tally().result()));
            }
        }
        return filed;
    }

    private FiledFile file(Path file, PublishTally.Result result) throws IOException {
        Path movedTo = result.refused() == 0 ? done.put(file) : failed.put(file, reason(result));
        return new FiledFile(file.getFileName().toString(), movedTo, result);
    }

    private static String reason(PublishTally.Result result) {
        String refusals = result.refusals().stream().map(Refusal::toString).collect(Collectors.joining("\n"));
        long more = result.refused() - result.refusals().size();
        return refusals + (more == 0 ? "" : "\nand " + more + " more") + "\n\npublished all the same: "
                + result.articles() + "\n";
    }

    @Override
    public void close() {
        lock.close();
    }

    /** Gives an article that has no time the one at which it arrived, the same whenever it is read. */
    private static final class ArrivalSink extends ForwardingSink {
        private final Instant arrived;

        ArrivalSink(ArticleSink next, Instant arrived) {
            super(next);
            this.arrived = arrived;
        }

        @Override
        public void article(Incoming incoming) {
            super.article(new Incoming(incoming.where(), incoming.article(), incoming.eventTimeOr(arrived)));
        }
    }
}
