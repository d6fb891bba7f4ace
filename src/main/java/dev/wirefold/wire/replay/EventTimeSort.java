package dev.wirefold.wire.replay;

import dev.wirefold.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Sorts records by event time; those of one time stay in their order. An external merge sort (Knuth 1998, "The Art of
 * Computer Programming" 3, 5.4): what does not fit into memory goes in sorted runs to temporary files.
 */
final class EventTimeSort implements AutoCloseable {
    static final int DEFAULT_RUN_BYTES = 64 * 1024 * 1024;

    /** Each run is an open file while they are merged. */
    static final int MAX_RUNS = 256;

    /** Objects and references around a record's bytes, roughly. */
    private static final int RECORD_OVERHEAD_BYTES = 200;

    private static final Comparator<ReplayRecord> BY_EVENT_TIME = Comparator.comparingLong(ReplayRecord::eventTimeMs);

    private final int maxRunBytes;
    private final List<Path> runs = new ArrayList<>();
    private List<ReplayRecord> buffer = new ArrayList<>();
    private long bufferBytes;
    private @Nullable Path directory;

    /** @param maxRunBytes records are held in memory up to this size */
    EventTimeSort(int maxRunBytes) {
        this.maxRunBytes = maxRunBytes;
    }

    /** @throws UserErrorException when it is more than can be sorted, or the temporary files can't be written */
    void add(ReplayRecord record) {
        buffer.add(record);
        bufferBytes += RECORD_OVERHEAD_BYTES + length(record.key()) + length(record.value());
        if (bufferBytes >= maxRunBytes) {
            spill();
        }
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private void spill() {
        if (runs.size() == MAX_RUNS) {
            throw new UserErrorException("the archive has more than " + (long) MAX_RUNS * maxRunBytes / (1024 * 1024)
                    + " MiB, which is the most that is sorted at once; replay it in parts with --from and --to");
        }
        buffer.sort(BY_EVENT_TIME);
        try {
            if (directory == null) {
                directory = Files.createTempDirectory("wirefold-replay");
            }
            Path run = directory.resolve("run-" + runs.size());
            SpillFile.write(run, buffer);
            runs.add(run);
        } catch (IOException e) {
            throw temporaryFiles(e);
        }
        buffer = new ArrayList<>();
        bufferBytes = 0;
    }

    private static UserErrorException temporaryFiles(IOException e) {
        return new UserErrorException(
                "the temporary files to sort the archive with can't be used (" + e
                        + "); choose another place for them with java -Djava.io.tmpdir=DIRECTORY",
                e);
    }

    /** All records added, sorted. Closing it deletes the temporary files. Nothing can be added any more. */
    Archive sorted() {
        buffer.sort(BY_EVENT_TIME);
        Merge merge = new Merge();
        try {
            for (Path run : runs) {
                merge.add(SpillFile.open(run));
            }
        } catch (IOException e) {
            throw temporaryFiles(e);
        }
        return merge;
    }

    @Override
    public void close() {
        try {
            if (directory != null) {
                Utils.delete(directory.toFile());
            }
        } catch (IOException e) {
            throw temporaryFiles(e);
        }
    }

    /** The first record of a run that is not read yet; the runs are numbered in the order of their records. */
    private record RunHead(ReplayRecord record, int run) {}

    /** The runs, and as the last of them what is still in memory. */
    private final class Merge implements Archive {
        private final PriorityQueue<RunHead> heads = new PriorityQueue<>(
                Comparator.comparing(RunHead::record, BY_EVENT_TIME).thenComparingInt(RunHead::run));
        private final List<SpillFile> files = new ArrayList<>();
        private int bufferRead;
        private boolean started;

        void add(SpillFile file) {
            files.add(file);
        }

        @Override
        public Optional<ReplayRecord> next() {
            try {
                if (!started) {
                    started = true;
                    for (int run = 0; run <= files.size(); run++) {
                        advance(run);
                    }
                }
                RunHead head = heads.poll();
                if (head == null) {
                    return Optional.empty();
                }
                advance(head.run());
                return Optional.of(head.record());
            } catch (IOException e) {
                throw temporaryFiles(e);
            }
        }

        private void advance(int run) throws IOException {
            Optional<ReplayRecord> next = run < files.size() ? files.get(run).next() : nextInMemory();
            next.ifPresent(record -> heads.add(new RunHead(record, run)));
        }

        private Optional<ReplayRecord> nextInMemory() {
            return bufferRead < buffer.size() ? Optional.of(buffer.get(bufferRead++)) : Optional.empty();
        }

        @Override
        public void close() {
            files.forEach(file -> Utils.closeQuietly(file, "sorted run"));
            EventTimeSort.this.close();
        }
    }
}
