package dev.wirefold.simulation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A transaction of one partition.
 *
 * @param sources where it reads its records, one after the other; those that have none are passed over
 */
record Step(int partition, List<Integer> sources, End end) {
    /** The partition's own part of the wire; any other source is the mail of the partition with that number. */
    static final int WIRE = -1;

    /** How a transaction ends. */
    enum End {
        COMMIT("commits"),
        ABORT("aborts"),
        MOVE("commits, and moves to another machine");

        private final String words;

        End(String words) {
            this.words = words;
        }
    }

    Step {
        sources = List.copyOf(sources);
    }

    Step committed() {
        return new Step(partition, sources, End.COMMIT);
    }

    Step reading(List<Integer> others) {
        return new Step(partition, others, end);
    }

    /** This step and one that follows in the same partition, as one transaction that ends as the later one does. */
    Step and(Step next) {
        return new Step(
                partition,
                Stream.concat(sources.stream(), next.sources.stream()).toList(),
                next.end);
    }

    @Override
    public String toString() {
        String read = sources.stream()
                .map(source -> source == WIRE ? "the wire" : "mail of " + source)
                .collect(Collectors.joining(", "));
        return "partition " + partition + " reads " + read + "; " + end.words;
    }
}
