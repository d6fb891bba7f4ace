package dev.wirefold.simulation;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.reference.Reference.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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

    /** A wire and a schedule that fail, told in words. */
    String shrink(ScheduleRun trial, List<Step> schedule) {
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
        } while (wire.size() + steps.size() < before && runs < maxRuns);
        return told(trial.of(wire), steps);
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

    /** Has steps commit that need not do anything else. */
    private static List<Step> simplest(List<Step> steps, Predicate<List<Step>> fails) {
        List<Step> simple = new ArrayList<>(steps);
        for (int i = 0; i < simple.size(); i++) {
            Step step = simple.get(i);
            if (step.end() != Step.End.COMMIT) {
                simple.set(i, step.committed());
                if (!fails.test(simple)) {
                    simple.set(i, step);
                }
            }
        }
        return simple;
    }

    private static String told(ScheduleRun trial, List<Step> steps) {
        var failing = trial.run(new GivenSchedule(steps));
        StringBuilder words = new StringBuilder("the smallest found, of ")
                .append(trial.partitions())
                .append(" partitions:");
        for (int i = 0; i < trial.wire().size(); i++) {
            words.append("\n  ").append(told(i, trial.wire()));
        }
        steps.forEach(step -> words.append("\n  ").append(step));
        return words.append(steps.isEmpty() ? "\n  each partition" : "\n  then each partition")
                .append(" in turn reads one record and commits, mail before the wire; and fails:\n  ")
                .append(failing.failure())
                .toString();
    }

    private static String told(int record, List<Event> wire) {
        Event event = wire.get(record);
        long start = wire.get(0).timestamp();
        String where = "partition " + event.partition() + " at " + span(event.timestamp() - start) + ": ";
        Submission submission = event.submission();
        if (event.isTick()) {
            return where + "tick";
        }
        if (submission == null) {
            return where + "kill " + event.id() + revision(event.revision());
        }
        Card card = submission.text().card();
        Long until = card.embargoedUntilMs();
        String held = until == null ? ", withheld" : ", under embargo until " + span(until - start);
        return where + event.id() + revision(card.revision()) + " by " + card.publisher() + ", " + card.bodyChars()
                + " characters" + (card.usable() ? "" : held) + likenesses(submission, wire.subList(0, record));
    }

    private static String span(long milliseconds) {
        return Duration.ofMillis(milliseconds).toString();
    }

    private static String revision(@Nullable Long number) {
        return number == null ? "" : " (revision " + number + ")";
    }

    /** To the records before it. */
    private static String likenesses(Submission submission, List<Event> wire) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < wire.size(); i++) {
            Submission other = wire.get(i).submission();
            if (other != null) {
                Likeness likeness = ScheduleRun.compare(submission, other);
                if (likeness.similarity() > 0) {
                    words.append(", like record ").append(i + 1).append(" by ").append(likeness.similarity());
                    words.append(likeness.isAdmissible() ? "" : " (not admissible)");
                }
            }
        }
        return words.toString();
    }
}
