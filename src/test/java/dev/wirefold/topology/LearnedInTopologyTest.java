package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.fingerprint.WireLearner.Moment;
import dev.wirefold.core.reference.Reference.Event;
import dev.wirefold.core.reference.Reference.Outcome;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is learned of publishers, by way of the articles topic: codecs, state rows and the processor. */
class LearnedInTopologyTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final int ARTICLES = 40;

    private final PipelineSettings pipeline = WireFixture.pipeline(1);
    private final List<Message> messages = FormWire.of("Harbour Gazette", ARTICLES, START);
    private final WireStudent student = pipeline.student();

    private LearnedHouse learned() {
        messages.forEach(message -> student.read(record(message.key(), message.value(), message.timestamp())));
        return student.due(7, Moment.REST).get(0);
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte @Nullable [] value, long timestamp) {
        return new ConsumerRecord<>(
                "articles",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static int stories(PublicView view) {
        return new HashSet<>(view.memberships().values().stream()
                        .map(membership -> membership.getStoryId())
                        .toList())
                .size();
    }

    private void tell(TopologyDriver driver, LearnedHouse house) {
        student.records(house).forEach(driver::publish);
    }

    @Test
    void articlesThatAFormHasGluedComeApartWhenItIsKnown() {
        try (var driver = new TopologyDriver(pipeline)) {
            driver.publish(messages);
            PublicView view = driver.view();
            assertThat(stories(view)).as("before").isLessThan(ARTICLES / 4);

            LearnedHouse house = learned();
            tell(driver, house);

            driver.readInto(view);
            assertThat(stories(view)).as("after").isEqualTo(ARTICLES);
            assertThat(driver.readAnew()).isEqualTo(ARTICLES);
            assertThat(expected(house).memberships())
                    .as("as the reference has it")
                    .hasSize(ARTICLES)
                    .allSatisfy(
                            (id, membership) -> assertThat(view.membershipOf(id).getStoryId())
                                    .isEqualTo(membership.story().toString()));
        }
    }

    private Outcome expected(LearnedHouse house) {
        List<Event> events = new ArrayList<>(WireFixture.homed(pipeline, messages));
        events.add(Event.house(0, house));
        return WireFixture.reference(pipeline).of(events, 1);
    }

    @Test
    void articlesThatComeAfterAreReadWithIt() {
        LearnedHouse house = learned();
        try (var driver = new TopologyDriver(pipeline)) {
            tell(driver, house);
            driver.publish(messages);

            assertThat(stories(driver.view())).isEqualTo(ARTICLES);
            assertThat(driver.readAnew()).isZero();
        }
    }

    @Test
    void theSameAgainChangesNothing() {
        LearnedHouse house = learned();
        try (var driver = new TopologyDriver(pipeline)) {
            driver.publish(messages);
            tell(driver, house);
            driver.view();
            tell(driver, house);
            tell(
                    driver,
                    new LearnedHouse(
                            house.publisher(),
                            house.edition() + 1,
                            house.learnedAtMs(),
                            house.articles(),
                            house.words()));

            assertThat(driver.readAnew()).isEqualTo(ARTICLES);
            assertThat(driver.view().memberships()).isEmpty();
        }
    }

    @Test
    void whatIsNoHouseIsADeadLetterAndTheWireGoesOn() {
        var headers = new RecordHeaders().add(HouseMarks.HEADER, new byte[0]);
        try (var driver = new TopologyDriver(pipeline)) {
            driver.publish(null, "nonsense".getBytes(StandardCharsets.UTF_8), START.toEpochMilli(), headers);
            driver.publish(null, new byte[0], START.toEpochMilli(), headers);
            driver.publish(messages.get(0));

            assertThat(driver.deadLetters())
                    .extracting(letter -> letter.getReason())
                    .containsExactly(DeadLetterReason.UNDECODABLE, DeadLetterReason.UNDECODABLE);
            assertThat(driver.view().memberships()).containsOnlyKeys("Harbour Gazette 0");
        }
    }

    @Test
    void thatAllIsToldIsNoDeadLetterAndMovesNoTime() {
        var headers = new RecordHeaders().add(HouseMarks.HEADER, new byte[0]);
        try (var driver = new TopologyDriver(pipeline)) {
            driver.publish(null, null, START.plus(Duration.ofDays(30)).toEpochMilli(), headers);
            driver.publish(messages.get(0));

            assertThat(driver.deadLetters()).isEmpty();
            assertThat(driver.view().memberships()).containsOnlyKeys("Harbour Gazette 0");
        }
    }

    @Test
    void aHouseOfAnotherTimeThanItsRecordIsRefused() {
        LearnedHouse house = learned();
        byte[] value = student.records(house).get(0).value();
        var headers = new RecordHeaders().add(HouseMarks.HEADER, new byte[0]);
        try (var driver = new TopologyDriver(pipeline)) {
            driver.publish(null, value, house.learnedAtMs() + 1, headers);

            assertThat(driver.deadLetters()).hasSize(1);
        }
    }
}
