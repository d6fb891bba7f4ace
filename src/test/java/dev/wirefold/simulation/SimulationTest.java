package dev.wirefold.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.reference.Reference;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.topology.Pipeline;
import dev.wirefold.topology.Wire;
import dev.wirefold.topology.WirefoldConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever the schedule, the partitions come to what the reference says. */
class SimulationTest {
    private static final int SCHEDULES = Integer.getInteger("simulation.schedules", 1_000);
    private static final long FIRST_SEED = Long.getLong("simulation.seed", 1);
    private static final Pipeline PIPELINE =
            new WirefoldConfig(Map.of("story.source.priority", "Gamma")).pipeline(Wire.TOPICS, 1);
    private static final Reference REFERENCE = Wire.reference(PIPELINE);

    @Test
    void comesToTheReferenceUnderEverySchedule() {
        int children = 0;
        int closed = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed++) {
            var random = new Random(seed);
            int partitions = 1 + random.nextInt(5);
            int records = 4 + random.nextInt(40);
            double abortRate = random.nextInt(3) * 0.15;
            List<Event> wire = withTicks(
                    Wire.events(PIPELINE, RandomWire.of(seed, records), id -> Math.floorMod(id.hashCode(), partitions)),
                    partitions,
                    random);
            Outcome expected = REFERENCE.of(wire, partitions);
            Set<String> withdrawn = withdrawn(wire, expected);
            Outcome actual;
            try {
                var simulator = new Simulator(REFERENCE, partitions, abortRate, wire, withdrawn, seed);
                actual = simulator.run();
                closed += simulator.closed();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
            assertThat(difference(expected.memberships(), actual.memberships()))
                    .as("memberships that differ, seed %d", seed)
                    .isEmpty();
            assertThat(difference(expected.stories(), actual.stories()))
                    .as("stories that differ, seed %d", seed)
                    .isEmpty();
            children += (int) expected.memberships().values().stream()
                    .filter(membership -> membership.parentId() != null)
                    .count();
        }
        assertThat(children)
                .as("articles with a parent: the wires must be worth the trouble")
                .isGreaterThan(SCHEDULES);
        assertThat(closed).as("stories closed").isGreaterThan(SCHEDULES);
    }

    /** Ticks to all partitions here and there, and at times long after the last record. */
    private static List<Event> withTicks(List<Event> wire, int partitions, Random random) {
        List<Event> ticking = new ArrayList<>();
        long latest = 0;
        for (Event event : wire) {
            ticking.add(event);
            latest = Math.max(latest, event.timestamp());
            if (random.nextInt(8) == 0) {
                tick(ticking, partitions, latest);
            }
        }
        tick(
                ticking,
                partitions,
                latest + random.nextInt(3) * PIPELINE.lineage().retentionMs());
        return ticking;
    }

    private static void tick(List<Event> wire, int partitions, long timestamp) {
        for (int partition = 0; partition < partitions; partition++) {
            wire.add(Event.tick(partition, timestamp));
        }
    }

    private static <K, V> List<String> difference(Map<K, V> expected, Map<K, V> actual) {
        var keys = new HashSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .map(key -> key + ": expected " + expected.get(key) + ", came to " + actual.get(key))
                .toList();
    }

    /** Texts of articles that are gone, of which no other article has a copy. */
    private static Set<String> withdrawn(List<Event> wire, Outcome expected) {
        Map<String, Membership> live = expected.memberships();
        Predicate<Event> isGone = event -> !live.containsKey(event.id());
        Set<String> kept = wire.stream()
                .filter(event -> event.submission() != null && !isGone.test(event))
                .map(event -> event.submission().text().body())
                .collect(Collectors.toSet());
        return wire.stream()
                .filter(event -> event.submission() != null && isGone.test(event))
                .map(event -> event.submission().text().body())
                .filter(body -> !kept.contains(body))
                .collect(Collectors.toSet());
    }
}
