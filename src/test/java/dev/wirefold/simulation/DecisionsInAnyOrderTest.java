package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.reference.Reference;
import dev.wirefold.core.reference.Reference.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Decisions have a topic of their own, and nothing says in which order a partition reads that and its articles. While they
 * come no later than articles may, it makes no difference.
 */
class DecisionsInAnyOrderTest {
    private static final int WIRES = 60;

    @Test
    void itMakesNoDifferenceWhetherADecisionOrAnArticleIsReadFirst() {
        int moved = 0;
        for (long seed = 0; seed < WIRES; seed++) {
            ScheduleRun run = ScheduleRun.of(6 * seed + seed % 2, Fault.NONE);
            Reference reference = run.reference();
            long latenessMs = reference.rules().latenessMs();
            List<Event> punctual = run.wire().stream()
                    .filter(event -> event.ordered() == null || isPunctual(event, run.wire(), latenessMs))
                    .toList();
            List<Event> shuffled = shuffled(punctual, latenessMs, new Random(seed));
            moved += punctual.equals(shuffled) ? 0 : 1;

            assertThat(reference.of(shuffled, run.partitions()))
                    .as("wire %d", seed)
                    .isEqualTo(reference.of(punctual, run.partitions()));
        }
        assertThat(moved).as("wires with another order").isGreaterThan(WIRES / 2);
    }

    /** Whether it comes no later than articles may. */
    private static boolean isPunctual(Event decision, List<Event> wire, long latenessMs) {
        return decision.timestamp()
                >= clock(wire.subList(0, wire.indexOf(decision)), decision.partition()) - latenessMs;
    }

    private static long clock(List<Event> read, int partition) {
        return read.stream()
                .filter(event -> event.partition() == partition && event.ordered() == null)
                .mapToLong(Event::timestamp)
                .max()
                .orElse(Long.MIN_VALUE / 2);
    }

    /** Each decision goes to any place where it still comes in time, those about one article in their order. */
    private static List<Event> shuffled(List<Event> wire, long latenessMs, Random random) {
        List<Event> shuffled = new ArrayList<>(
                wire.stream().filter(event -> event.ordered() == null).toList());
        Map<String, Integer> behind = new HashMap<>();
        for (Event event : wire) {
            if (event.ordered() == null) {
                continue;
            }
            int first = behind.getOrDefault(event.id(), 0);
            int last = first;
            while (last < shuffled.size()
                    && clock(shuffled.subList(0, last + 1), event.partition()) - latenessMs <= event.timestamp()) {
                last++;
            }
            int place = first + random.nextInt(last - first + 1);
            shuffled.add(place, event);
            behind.replaceAll((id, from) -> from > place ? from + 1 : from);
            behind.put(event.id(), place + 1);
        }
        return shuffled;
    }
}
