package dev.wirefold.simulation;

import dev.wirefold.core.reference.Reference.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failure small enough to be read: leaves out records of the wire, then steps of the schedule, as long as it still
 * fails (delta debugging, Zeller and Hildebrandt 2002, in its plain form).
 */
final class Shrinker {
    private final int maxRuns;
    private int runs;

    /** @param maxRuns how many runs may be spent on it */
    Shrinker(int maxRuns) {
        this.maxRuns = maxRuns;
    }

    /**
     * What is left of a failure.
     *
     * @param steps after which each partition in turn reads one record and commits
     */
    record Smallest(ScheduleRun run, List<Step> steps) {
        Smallest {
            steps = List.copyOf(steps);
        }

        /** The records, the steps, and what goes wrong. */
        String told() {
            StringBuilder words = new StringBuilder("the smallest found, of ")
                    .append(run.partitions())
                    .append(" partitions:\n")
                    .append(run.told());
            steps.forEach(step -> words.append("\n  ").append(step));
            return words.append(steps.isEmpty() ? "\n  each partition" : "\n  then each partition")
                    .append(" in turn reads one record and commits, mail before the wire; and fails:\n  ")
                    .append(run.run(new GivenSchedule(steps)).told())
                    .toString();
        }
    }

    /** A wire and a schedule that fail. */
    Smallest shrink(ScheduleRun trial, List<Step> schedule) {
        List<Step> steps = schedule;
        List<Event> wire = trial.wire();
        int before;
        do {
            before = wire.size() + steps.size();
            List<Step> given = steps;
            wire = shortest(wire, fewer -> fails(trial.of(fewer), given));
            ScheduleRun smaller = trial.of(wire);
            steps = shortest(steps, fewer -> fails(smaller, fewer));
            steps = simplest(steps, simpler -> fails(smaller, simpler));
            steps = fused(steps, fewer -> fails(smaller, fewer));
        } while (wire.size() + steps.size() < before && runs < maxRuns);
        return new Smallest(trial.of(wire), steps);
    }

    private boolean fails(ScheduleRun trial, List<Step> steps) {
        return runs++ < maxRuns && trial.run(new GivenSchedule(steps)).failure() != null;
    }

    /** Leaves out halves, quarters and so on down to single items. */
    private static <T> List<T> shortest(List<T> items, Predicate<List<T>> fails) {
        List<T> kept = items;
        for (int size = Math.max(1, kept.size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from < kept.size(); ) {
                List<T> fewer = new ArrayList<>(kept.subList(0, from));
                fewer.addAll(kept.subList(Math.min(from + size, kept.size()), kept.size()));
                if (fails.test(fewer)) {
                    kept = fewer;
                } else {
                    from += size;
                }
            }
        }
        return kept;
    }

    /** Has steps commit that need not do anything else, and read only what they must. */
    private static List<Step> simplest(List<Step> steps, Predicate<List<Step>> fails) {
        List<Step> simple = new ArrayList<>(steps);
        for (int i = 0; i < simple.size(); i++) {
            int at = i;
            if (simple.get(at).end() != Step.End.COMMIT) {
                replace(simple, at, simple.get(at).committed(), fails);
            }
            Step committed = simple.get(at);
            List<Integer> sources =
                    shortest(committed.sources(), fewer -> fails.test(with(simple, at, committed.reading(fewer))));
            simple.set(at, committed.reading(sources));
        }
        return simple;
    }

    /** Makes one transaction of two that follow one another in one partition. */
    private static List<Step> fused(List<Step> steps, Predicate<List<Step>> fails) {
        List<Step> fused = new ArrayList<>(steps);
        for (int i = 0; i + 1 < fused.size(); ) {
            Step first = fused.get(i);
            Step second = fused.get(i + 1);
            List<Step> fewer = new ArrayList<>(fused);
            fewer.remove(i + 1);
            fewer.set(i, first.and(second));
            if (first.partition() == second.partition() && fails.test(fewer)) {
                fused = fewer;
            } else {
                i++;
            }
        }
        return fused;
    }

    private static void replace(List<Step> steps, int at, Step step, Predicate<List<Step>> fails) {
        if (fails.test(with(steps, at, step))) {
            steps.set(at, step);
        }
    }

    private static List<Step> with(List<Step> steps, int at, Step step) {
        List<Step> others = new ArrayList<>(steps);
        others.set(at, step);
        return others;
    }
}
