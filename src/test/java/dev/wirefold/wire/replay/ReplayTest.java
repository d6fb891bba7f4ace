package dev.wirefold.wire.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.HouseMarks;
import dev.wirefold.contract.Ticks;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.WireWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays by a clock that stands still but for what is slept. */
class ReplayTest {
    private static final Instant START = Instant.parse("2023-03-08T00:00:00Z");

    private static final Cluster CLUSTER = new Cluster(
            "cluster",
            List.of(),
            List.of(
                    new PartitionInfo("articles", 0, null, new Node[0], new Node[0]),
                    new PartitionInfo("articles", 1, null, new Node[0], new Node[0])),
            Set.of(),
            Set.of());

    private final VirtualTime time = new VirtualTime();
    private final ReplayTally tally = new ReplayTally();
    private final List<Long> sentAtMs = new ArrayList<>();
    private final List<Replay.Progress> progress = new ArrayList<>();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(CLUSTER, true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(
                        ProducerRecord<byte[], byte[]> record, Callback callback) {
                    if (!Ticks.isTick(record.key(), record.value(), record.headers())) {
                        sentAtMs.add(time.elapsedMs());
                    }
                    return super.send(record, callback);
                }
            };
    private boolean stopped;

    private static final class VirtualTime implements Timer {
        private static final long ANYWHERE = Long.MAX_VALUE - 1_000;
        private long nanos = ANYWHERE;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void sleep(long howLong) {
            assertThat(howLong).isBetween(1L, 200_000_000L);
            nanos += howLong;
        }

        long elapsedMs() {
            return (nanos - ANYWHERE) / 1_000_000;
        }
    }

    private static ReplayRecord after(Duration sinceStart) {
        return new ReplayRecord(
                "f:" + sinceStart,
                START.plus(sinceStart).toEpochMilli(),
                "a".getBytes(StandardCharsets.UTF_8),
                null,
                List.of());
    }

    private static Archive archive(ReplayRecord... records) {
        Iterator<ReplayRecord> left = List.of(records).iterator();
        return new Archive() {
            @Override
            public Optional<ReplayRecord> next() {
                return left.hasNext() ? Optional.of(left.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };
    }

    private void replay(String speed, ReplayRecord... records) throws InterruptedException {
        new Replay(new WireWriter(producer, "articles"), Speed.parse(speed), time, tally, () -> stopped, progress::add)
                .run(archive(records));
    }

    private void replayFourRecords(String speed) throws InterruptedException {
        replay(
                speed,
                after(Duration.ZERO),
                after(Duration.ofSeconds(90)),
                after(Duration.ofSeconds(60)),
                after(Duration.ofSeconds(100)));
    }

    @Test
    void sendsEachRecordAtItsTimeAndLateOnesAtOnce() throws InterruptedException {
        replayFourRecords("1x");

        assertThat(sentAtMs).containsExactly(0L, 90_000L, 90_000L, 100_000L);
    }

    @Test
    void thatAllWasToldOnAnotherWireIsNoRecordOfThisOne() throws InterruptedException {
        ReplayRecord allTold = new ReplayRecord(
                "f:told", START.toEpochMilli(), null, null, List.of(new RecordHeader(HouseMarks.HEADER, new byte[0])));

        replay("max", after(Duration.ZERO), allTold, after(Duration.ofSeconds(1)));

        assertThat(producer.history())
                .filteredOn(record -> !Ticks.isTick(record.key(), record.value(), record.headers()))
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.key()).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"100x, 900, 1000", "0.5x, 180000, 200000", "max, 0, 0"})
    void theSpeedDividesTheTimeBetween(String speed, long secondAtMs, long lastAtMs) throws InterruptedException {
        replayFourRecords(speed);

        assertThat(sentAtMs).containsExactly(0L, secondAtMs, secondAtMs, lastAtMs);
    }

    @Test
    void timeLostInSendingIsMadeUpFor() throws InterruptedException {
        Iterator<ReplayRecord> records = List.of(
                        after(Duration.ZERO), after(Duration.ofSeconds(10)), after(Duration.ofSeconds(20)))
                .iterator();
        Archive slow = new Archive() {
            @Override
            public Optional<ReplayRecord> next() {
                if (!sentAtMs.isEmpty()) {
                    time.nanos += Duration.ofSeconds(6).toNanos();
                }
                return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
            }

            @Override
            public void close() {}
        };

        new Replay(new WireWriter(producer, "articles"), new Speed(1), time, tally, () -> false, progress::add)
                .run(slow);

        assertThat(sentAtMs).containsExactly(0L, 10_000L, 20_000L);
    }

    @Test
    void aRecordWithoutAUsableTimeDoesNotHoldUpTheOthers() throws InterruptedException {
        ReplayRecord undated = new ReplayRecord("f:1", 0, null, new byte[] {1}, List.of());

        replay("1x", undated, after(Duration.ZERO), after(Duration.ofSeconds(1)));

        assertThat(sentAtMs).containsExactly(0L, 0L, 1_000L);
    }

    @Test
    void recordsGoOnTheWireByteForByte() throws InterruptedException {
        var header = new RecordHeader("origin", new byte[] {7});
        ReplayRecord article =
                new ReplayRecord("f", START.toEpochMilli(), new byte[] {1, 2}, new byte[] {3}, List.of(header));

        replay("max", article, after(Duration.ofSeconds(1)));

        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.key()).containsExactly(1, 2);
        assertThat(sent.value()).containsExactly(3);
        assertThat(sent.timestamp()).isEqualTo(START.toEpochMilli());
        assertThat(sent.headers()).containsExactly(header);
        assertThat(sent.partition()).isNull();
        assertThat(producer.history().get(1).value()).isNull();
        ReplayTally.Result result = tally.result();
        assertThat(result.written()).isEqualTo(2);
        assertThat(result.first()).isEqualTo(START);
        assertThat(result.last()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void ticksGoToEveryPartitionOnceForEachTimeAndSayWhereTheArchiveEnds() throws InterruptedException {
        ReplayRecord tick = new ReplayRecord(
                "f",
                START.plusSeconds(5).toEpochMilli(),
                null,
                null,
                List.of(new RecordHeader(Ticks.HEADER, new byte[0])));

        replay("max", after(Duration.ZERO), tick, tick, after(Duration.ofSeconds(9)), after(Duration.ofSeconds(7)));

        assertThat(producer.history())
                .filteredOn(record -> Ticks.isTick(record.key(), record.value(), record.headers()))
                .extracting(record -> record.partition() + "@" + Instant.ofEpochMilli(record.timestamp()))
                .containsExactly(
                        "0@" + START.plusSeconds(5),
                        "1@" + START.plusSeconds(5),
                        "0@" + START.plusSeconds(9),
                        "1@" + START.plusSeconds(9));
        assertThat(tally.result().written()).isEqualTo(3);
    }

    @Test
    void canBeStoppedWhileItWaits() throws InterruptedException {
        Timer stopping = new Timer() {
            @Override
            public long nanoTime() {
                return time.nanoTime();
            }

            @Override
            public void sleep(long nanos) {
                time.sleep(nanos);
                stopped = time.elapsedMs() >= 3_000;
            }
        };

        new Replay(new WireWriter(producer, "articles"), new Speed(1), stopping, tally, () -> stopped, progress::add)
                .run(archive(after(Duration.ZERO), after(Duration.ofDays(1))));

        assertThat(tally.result().written()).isEqualTo(1);
        assertThat(producer.history()).as("no tick").hasSize(1);
        assertThat(time.elapsedMs()).isEqualTo(3_000);
        assertThat(progress).startsWith(new Replay.Progress(1, START, 0));
        assertThat(progress)
                .contains(new Replay.Progress(
                        1,
                        START.plus(Duration.ofDays(1)),
                        Duration.ofDays(1).minusMillis(200).toNanos()));
    }

    @Test
    void whatKafkaRefusesIsNamedAndTheReplayGoesOnUnlessTheWireIsGone() throws InterruptedException {
        producer.sendException = new RecordTooLargeException("too large");
        replay("max", after(Duration.ZERO));
        producer.sendException = null;
        replay("max", after(Duration.ZERO));

        assertThat(tally.result().written()).isEqualTo(1);
        assertThat(tally.result().refusals())
                .containsExactly(new Refusal("f:PT0S", "was not accepted by Kafka: too large"));

        producer.sendException = new TimeoutException("gone");
        assertThatThrownBy(() -> replayFourRecords("max"))
                .isInstanceOf(UserErrorException.class)
                .hasMessage("the replay has ended early: f:PT0S: was not accepted by Kafka: gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0x", "-1x", "1 x", "fast", "1e3x", "MAX "})
    void aSpeedIsAPositiveNumberOrMax(String text) {
        assertThatThrownBy(() -> Speed.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalSpeeds() {
        assertThat(Stream.of("1x", "2", "0.25x", "max").map(Speed::parse))
                .containsExactly(new Speed(1), new Speed(2), new Speed(0.25), Speed.MAX);
    }
}
