package dev.wirefold.simulation;

/** Decides what happens next. */
interface Schedule {

    /** What waits to be read. */
    interface Queues {
        int partitions();

        /** How many records a partition has still to read of a source. */
        int waiting(int partition, int source);

        default boolean isBusy(int partition) {
            for (int source = Step.WIRE; source < partitions(); source++) {
                if (waiting(partition, source) > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The next transaction; asked for only while some partition has something to read. */
    Step next(Queues queues);
}
