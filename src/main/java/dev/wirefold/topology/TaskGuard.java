package dev.wirefold.topology;

import dev.wirefold.contract.TopicMark;
import dev.wirefold.topology.state.PartitionRow.ReadTo;
import java.util.List;

/**
 * What an instance makes sure of before a task goes on with its state. Whatever it throws ends the instance. Called from the
 * threads of all tasks.
 */
public interface TaskGuard {
    /** For a task without a Kafka around it. */
    TaskGuard NONE = new TaskGuard() {
        @Override
        public List<TopicMark> topics() {
            return List.of();
        }

        @Override
        public ReadTo check(int partition, boolean isNew, ReadTo state) {
            return state;
        }

        @Override
        public void load(int partition, long articles) {}

        @Override
        public void unload(int partition) {}

        @Override
        public long articlesEnd(int partition) {
            return 0;
        }
    };

    /** The topics as they are now, in the order of {@link dev.wirefold.contract.Topics#all()}. */
    List<TopicMark> topics();

    /**
     * Compares what a partition's state says with what Kafka says.
     *
     * @param isNew whether there is no state
     * @param state up to where the inputs are read by the state
     * @return the same by Kafka
     * @throws dev.wirefold.topology.state.IncompatibleStateException when the two do not belong together
     */
    ReadTo check(int partition, boolean isNew, ReadTo state);

    /**
     * Makes sure that the heap can hold what is about to be loaded.
     *
     * @param articles in the partition's state
     */
    void load(int partition, long articles);

    /** The partition has gone elsewhere. */
    void unload(int partition);

    /** Where a partition of the articles topic ended when it was last fetched from: the offset behind its last record; 0 if it was not. */
    long articlesEnd(int partition);
}
