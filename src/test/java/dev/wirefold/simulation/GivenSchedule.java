package dev.wirefold.simulation;

import java.util.Iterator;
import java.util.List;

/** A list of steps; after its end the partitions take turns, one record at a time, mail before the wire. */
final class GivenSchedule implements Schedule {
    private final Iterator<Step> steps;
    private int turn;

    GivenSchedule(List<Step> steps) {
        this.steps = steps.iterator();
    }

    @Override
    public Step next(Queues queues) {
        return steps.hasNext() ? steps.next() : inTurn(queues);
    }

    private Step inTurn(Queues queues) {
        do {
            turn = (turn + 1) % queues.partitions();
        } while (!queues.isBusy(turn));
        int source = 0;
        while (source < queues.partitions() && queues.waiting(turn, source) == 0) {
            source++;
        }
        return new Step(turn, List.of(source < queues.partitions() ? source : Step.WIRE), Step.End.COMMIT);
    }
}
