package dev.wirefold.simulation;

import dev.wirefold.simulation.Step.End;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Steps drawn from a seed. How it draws them is drawn, too: some schedules are calm, some abort much, some starve a source. */
final class RandomSchedule implements Schedule {
    private static final int SLOWNESS = 24;

    private record Road(int partition, int source) {}

    private final Random random;
    private final int maxBatchRecords;
    private final double abortRate;
    /** What has just been read of the wire is announced: that is when an abort hurts. */
    private final double abortRateWithNews;

    private final double moveRate;
    /** The wire may be read once in so many times only while there is mail: then much settles before it goes on. */
    private final int reluctance;

    private final double slowRoads;
    private final Set<Road> known = new HashSet<>();
    private final Set<Road> slow = new HashSet<>();

    RandomSchedule(long seed) {
        random = new Random(seed);
        reluctance = 1 << (2 * random.nextInt(4));
        maxBatchRecords = random.nextInt(6) == 0 ? 20 : 4;
        abortRate = random.nextInt(3) * 0.15;
        abortRateWithNews = random.nextInt(3) == 0 ? 0.6 : abortRate;
        moveRate = random.nextInt(3) * 0.1;
        slowRoads = random.nextInt(3) * 0.25;
    }

    @Override
    public Step next(Queues queues) {
        List<Integer> busy = new ArrayList<>();
        for (int partition = 0; partition < queues.partitions(); partition++) {
            if (queues.isBusy(partition)) {
                busy.add(partition);
            }
        }
        int partition = any(busy);
        int[] left = new int[queues.partitions() + 1];
        for (int source = Step.WIRE; source < queues.partitions(); source++) {
            left[source + 1] = queues.waiting(partition, source);
        }
        List<Integer> sources = new ArrayList<>();
        for (int records = 1 + random.nextInt(maxBatchRecords); records > 0; records--) {
            List<Integer> open = open(partition, left);
            if (open.isEmpty()) {
                break;
            }
            int source = any(open);
            left[source + 1]--;
            sources.add(source);
        }
        return new Step(partition, sources, end(sources.contains(Step.WIRE)));
    }

    private End end(boolean news) {
        if (random.nextDouble() < (news ? abortRateWithNews : abortRate)) {
            return End.ABORT;
        }
        return random.nextDouble() < moveRate ? End.MOVE : End.COMMIT;
    }

    /** The sources that have something, without those that it does not like to read now, unless there are no others. */
    private List<Integer> open(int partition, int[] left) {
        List<Integer> liked = new ArrayList<>();
        List<Integer> disliked = new ArrayList<>();
        for (int source = 0; source < left.length - 1; source++) {
            if (left[source + 1] > 0) {
                boolean now = !isSlow(new Road(partition, source)) || random.nextInt(SLOWNESS) == 0;
                (now ? liked : disliked).add(source);
            }
        }
        if (left[0] > 0) {
            boolean now = (liked.isEmpty() && disliked.isEmpty()) || random.nextInt(reluctance) == 0;
            (now ? liked : disliked).add(Step.WIRE);
        }
        return liked.isEmpty() ? disliked : liked;
    }

    private boolean isSlow(Road road) {
        if (known.add(road) && random.nextDouble() < slowRoads) {
            slow.add(road);
        }
        return slow.contains(road);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
