package dev.wirefold.simulation;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.lineage.LineageRules;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.reference.Reference;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A wire, and the fault there is in what reads it.
 *
 * @param wire the records, those of each partition in their order there
 * @param joining when trees are joined
 */
record ScheduleRun(int partitions, List<Event> wire, Fault fault, JoinRules joining) {
    private static final PipelineSettings PIPELINE =
            new WirefoldConfig(Map.of("story.source.priority", "Gamma")).pipeline(WireFixture.TOPICS, 1);
    private static final Reference USUAL = WireFixture.reference(PIPELINE);
    /** On so small wires no step would be too long to be one. */
    private static final LineageRules LAX_RULES =
            new LineageRules(USUAL.rules().windowMs(), USUAL.rules().latenessMs(), 2);

    static final long WATERMARK_STEP_MS = LAX_RULES.watermarkStepMs();
    /** On so small wires little would be joined, and no limit reached. */
    static final JoinRules LAX = new JoinRules(3, 4, 3, 1, 1, 4, 2);

    /**
     * How it went.
     *
     * @param failure what went wrong, as it was caught; or null
     * @param children how many articles have a parent in the end
     * @param joined how many trees are joined to an earlier one in the end
     * @param readAnew how often an article was read anew
     * @param decided how many articles there is a decision about in the end
     * @param notHonoured how many decisions had no effect
     * @param closed how many stories were closed on the way
     * @param latePairs how many pairs of articles came late and stand in the order of their own times
     */
    record Result(
            @Nullable Throwable failure,
            List<Step> steps,
            long children,
            long joined,
            long readAnew,
            long decided,
            long notHonoured,
            int closed,
            int latePairs) {

        /** What went wrong, in a line or a few. */
        String told() {
            return failure == null ? "nothing" : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        }
    }

    ScheduleRun {
        wire = List.copyOf(wire);
    }

    /** Every other seed makes a hostile wire. */
    static ScheduleRun of(long seed, Fault fault) {
        var random = new Random(seed);
        int partitions = 1 + random.nextInt(5);
        int records = 4 + random.nextInt(40);
        List<Message> messages = seed % 2 == 0 ? HostileWire.of(seed, records) : RandomWire.of(seed, records);
        ToIntFunction<String> home = id -> Math.floorMod(id.hashCode(), partitions);
        List<Event> events = events(messages, home);
        List<Event> ticking = withTicks(events, partitions, random);
        List<Event> whole = RandomArchives.among(ticking, partitions, home, seed);
        List<Event> learning = RandomHouses.among(whole, partitions, seed);
        return new ScheduleRun(partitions, RandomDecisions.among(learning, home, seed), fault, LAX);
    }

    /** @param home the partition of an id */
    static List<Event> events(List<Message> messages, ToIntFunction<String> home) {
        return WireFixture.events(PIPELINE, messages, home);
    }

    ScheduleRun of(List<Event> otherWire) {
        return new ScheduleRun(partitions, otherWire, fault, joining);
    }

    Result run(Schedule schedule) {
        return run(schedule, Trace.NONE);
    }

    Result run(Schedule schedule, Trace trace) {
        Reference reference = reference();
        Outcome expected = reference.of(wire, partitions);
        var simulator = new Simulator(reference, partitions, wire, fault, trace);
        Throwable failure;
        try {
            Outcome actual = simulator.run(schedule);
            simulator.checkNowhere(withdrawn(expected));
            String difference = difference(expected, actual);
            failure = difference == null ? null : new AssertionError(difference);
        } catch (RuntimeException | AssertionError e) {
            failure = e;
        }
        long children = expected.memberships().values().stream()
                .filter(membership -> membership.parentId() != null)
                .count();
        long joined = expected.memberships().values().stream()
                .filter(membership -> membership.joining() != null)
                .count();
        long decided = expected.memberships().values().stream()
                .filter(membership -> membership.decision() != null)
                .count();
        return new Result(
                failure,
                simulator.steps(),
                children,
                joined,
                simulator.readAnew(),
                decided,
                simulator.notHonoured(),
                simulator.topics().closed(),
                simulator.latePairs());
    }

    /** What the wire has to come to. */
    Reference reference() {
        return new Reference(
                LAX_RULES,
                joining,
                USUAL.comparison(),
                PIPELINE.rereading(),
                USUAL.minSharedSamples(),
                USUAL.election());
    }

    private static Likeness compare(Submission a, Submission b) {
        return USUAL.comparison().compare(a.fingerprint(), b.fingerprint());
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
        tick(ticking, partitions, latest + random.nextInt(3) * USUAL.rules().retentionMs());
        return ticking;
    }

    private static void tick(List<Event> wire, int partitions, long timestamp) {
        for (int partition = 0; partition < partitions; partition++) {
            wire.add(Event.tick(partition, timestamp));
        }
    }

    /** Event time of its first record, milliseconds since 1970-01-01T00:00Z; it is told from there. */
    long startMs() {
        return wire.isEmpty() ? 0 : wire.get(0).timestamp();
    }

    /** Its records, a line each, and which of those before each is like it. */
    String told() {
        return IntStream.range(0, wire.size())
                .mapToObj(record -> "  " + (record + 1) + ". " + told(record))
                .collect(Collectors.joining("\n"));
    }

    private String told(int record) {
        Event event = wire.get(record);
        Wording wording = Wording.since(startMs());
        Submission submission = event.submission();
        return "partition " + event.partition() + " at " + wording.time(event.timestamp()) + ": " + wording.of(event)
                + (submission == null
                        ? ""
                        : ", " + submission.text().card().bodyChars() + " characters"
                                + likenesses(submission, wire.subList(0, record)));
    }

    /** To the records before it. */
    private static String likenesses(Submission submission, List<Event> wire) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < wire.size(); i++) {
            Submission other = wire.get(i).submission();
            if (other != null) {
                Likeness likeness = compare(submission, other);
                if (likeness.similarity() > 0) {
                    words.append(", like record ").append(i + 1).append(" by ").append(likeness.similarity());
                    words.append(likeness.isAdmissible() ? "" : " (not admissible)");
                }
            }
        }
        return words.toString();
    }

    /** Texts of articles that are gone, of which no other article has a copy. */
    private Set<String> withdrawn(Outcome expected) {
        Map<String, Membership> live = expected.memberships();
        Map<Boolean, Set<String>> bodies = wire.stream()
                .filter(event -> event.submission() != null)
                .collect(Collectors.partitioningBy(
                        event -> live.containsKey(event.id()),
                        Collectors.mapping(ScheduleRun::body, Collectors.toSet())));
        Set<String> gone = new TreeSet<>(bodies.getOrDefault(false, Set.of()));
        gone.removeAll(bodies.getOrDefault(true, Set.of()));
        return gone;
    }

    private static String body(Event event) {
        Content text = Objects.requireNonNull(event.submission()).text();
        return text.body();
    }

    private static @Nullable String difference(Outcome expected, Outcome actual) {
        String memberships = difference("memberships", expected.memberships(), actual.memberships());
        return memberships == null ? difference("stories", expected.stories(), actual.stories()) : memberships;
    }

    private static <K, V> @Nullable String difference(String what, Map<K, V> expected, Map<K, V> actual) {
        Set<K> keys = new HashSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        String differing = keys.stream()
                .filter(key -> !Objects.equals(expected.get(key), actual.get(key)))
                .map(key -> key + ": expected " + expected.get(key) + ", came to " + actual.get(key))
                .sorted()
                .collect(Collectors.joining("\n"));
        return differing.isEmpty() ? null : what + " differ: " + differing;
    }
}
