package dev.wirefold.campaign;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.contract.Ticks;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.simulation.HostileWire;
import dev.wirefold.topology.PipelineSettings;
import dev.wirefold.topology.SubmissionReader;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A hostile wire with ticks, and with records that nobody can read. It can end behind any tick.
 *
 * @param parts each ends with a tick
 */
record FlowingWire(List<Part> parts, PipelineSettings pipeline, int partitions) {
    /** Longer ones would reach into the future, which the brokers refuse. */
    static final int MAX_RECORDS = 10_000;

    private static final int RECORDS_TO_A_TICK = 50;
    private static final int RECORDS_TO_A_POISONED = 60;
    private static final int RECORDS_TO_A_DECISION = 7;

    /**
     * Longer than any wire. A decision that comes no later than this makes the same stories whenever its topic is read, and how
     * far the other topic is read by then is a matter of luck when processes die.
     */
    private static final String NEVER_LATE_MS =
            Long.toString(Duration.ofDays(3_600).toMillis());

    /** What a pipeline is told for a wire that editors decide about. */
    static final String NEVER_LATE = WirefoldConfig.LATENESS_MS + "=" + NEVER_LATE_MS;

    /**
     * From one tick to the next.
     *
     * @param poisoned how many of its records can't be read
     */
    record Part(List<ProducerRecord<byte[], byte[]>> records, List<Event> events, int poisoned) {}

    /**
     * What was put on the wire until it ended.
     *
     * @param poisoned how many of its records can't be read
     * @param events how many say something, ticks included
     */
    record Ended(int poisoned, int events, PipelineSettings pipeline) {}

    static FlowingWire of(long seed, int count, int partitions) {
        return of(seed, count, WireFixture.pipeline(partitions), false);
    }

    /** A wire that editors decide about as it flows; for a pipeline with {@link #NEVER_LATE}. */
    static FlowingWire decided(long seed, int count, int partitions) {
        Map<String, String> settings = Map.of(WirefoldConfig.LATENESS_MS, NEVER_LATE_MS);
        return of(seed, count, new WirefoldConfig(settings).pipeline(WireFixture.TOPICS, partitions), true);
    }

    private static FlowingWire of(long seed, int count, PipelineSettings pipeline, boolean isDecided) {
        int partitions = pipeline.partitions();
        RandomEditor editor = new RandomEditor(seed, partitions);
        SubmissionReader reader = pipeline.reader();
        List<Message> messages = HostileWire.of(seed, count);
        long start = messages.get(0).timestamp();
        List<Part> parts = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        int poisoned = 0;
        long latest = start;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            records.add(message.record());
            events.addAll(WireFixture.events(reader, List.of(message), id -> WireFixture.home(id, partitions)));
            latest = Math.max(latest, message.timestamp());
            if (i % RECORDS_TO_A_POISONED == RECORDS_TO_A_POISONED / 2) {
                byte[] garbage = ("poison " + i).getBytes(StandardCharsets.UTF_8);
                records.add(new ProducerRecord<>(WireFixture.TOPICS.articles(), null, start, garbage, garbage));
                poisoned++;
            }
            editor.sees(message);
            if (isDecided && i % RECORDS_TO_A_DECISION == RECORDS_TO_A_DECISION - 1) {
                RandomEditor.Deed deed = editor.decides();
                records.add(deed.record());
                events.add(deed.event());
            }
            if (i % RECORDS_TO_A_TICK == RECORDS_TO_A_TICK - 1 || i == messages.size() - 1) {
                records.addAll(Ticks.records(WireFixture.TOPICS.articles(), partitions, Instant.ofEpochMilli(latest)));
                for (int partition = 0; partition < partitions; partition++) {
                    events.add(Event.tick(partition, latest));
                }
                parts.add(new Part(List.copyOf(records), List.copyOf(events), poisoned));
                records.clear();
                events.clear();
                poisoned = 0;
            }
        }
        return new FlowingWire(List.copyOf(parts), pipeline, partitions);
    }

    Ended endedAfter(int count) {
        List<Part> played = parts.subList(0, count);
        return new Ended(
                played.stream().mapToInt(Part::poisoned).sum(),
                played.stream().mapToInt(part -> part.events().size()).sum(),
                pipeline);
    }
}
