package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.topology.state.IncompatibleStateException;
import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownProducerIdException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.RocksDBException;

class ThreadFailuresTest {
    private static final long WINDOW_MS = ThreadFailures.WINDOW_MINUTES * 60_000L;

    static Stream<Throwable> passing() {
        return Stream.of(
                new TaskMigratedException("lost", new CommitFailedException()),
                new CommitFailedException(),
                new DisconnectException(),
                new InvalidPidMappingException("not its id"),
                new InvalidProducerEpochException("an old epoch"),
                new InvalidTxnStateException("ended by its coordinator"),
                new NotEnoughReplicasException("one of two"),
                new OutOfOrderSequenceException("4 after 2"),
                new ProducerFencedException("another has its id"),
                new StaleStateException("read up to 4, the group is at 7"),
                new TimeoutException("no progress within 300000 ms"),
                new TransactionAbortableException("abort it"),
                new UnknownMemberIdException("no member"),
                new UnknownProducerIdException("forgotten"));
    }

    static Stream<Throwable> coming() {
        return Stream.of(
                new AssertionError("of the program"),
                new GroupAuthorizationException("wirefold"),
                new IllegalStateException("of the program"),
                new IncompatibleStateException("other rules"),
                new KafkaException("of no kind"),
                new MissingSourceTopicException("articles"),
                new NullPointerException(),
                new OutOfMemoryError(),
                new ProcessorStateException("a full disk", new RocksDBException("IO error: No space left on device")),
                new RecordTooLargeException("9 MiB"),
                new SaslAuthenticationException("a wrong password"),
                new SerializationException("not Avro"),
                new TimeoutException(new TransactionalIdAuthorizationException("wirefold-1")));
    }

    private static Throwable fenced() {
        return around(new ProducerFencedException("another has its id"));
    }

    private static Throwable around(Throwable cause) {
        return new StreamsException(new KafkaException("in an error state", cause));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aThreadIsReplacedAfterWhatNeedNotComeAgain(Throwable error) {
        for (Throwable seen : List.of(error, around(error))) {
            assertThat(ThreadFailures.none(1).to(seen, 0).replacesThread())
                    .as(seen.toString())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("coming")
    void theInstanceStopsAtWhatWouldComeAgain(Throwable error) {
        for (Throwable seen : List.of(error, around(error))) {
            ThreadFailures before = ThreadFailures.none(1);
            assertThat(before.to(seen, 0)).as(seen.toString()).isEqualTo(new ThreadFailures.Answer(false, before));
        }
    }

    @Test
    void theInstanceStopsWhenItsThreadsAreReplacedTooOften() {
        int threads = 2;
        int limit = threads * ThreadFailures.MAX_REPLACEMENTS_FOR_EACH_THREAD;
        ThreadFailures failures = ThreadFailures.none(threads);
        for (int i = 0; i < limit; i++) {
            ThreadFailures.Answer answer = failures.to(fenced(), i);
            assertThat(answer.replacesThread()).as("failure %d", i).isTrue();
            failures = answer.after();
        }

        assertThat(failures.to(fenced(), limit).replacesThread()).isFalse();
        assertThat(failures.to(fenced(), WINDOW_MS - 1).replacesThread()).isFalse();
        assertThat(failures.to(fenced(), WINDOW_MS).replacesThread()).isTrue();
    }

    @Test
    void anInstanceWaitsForASchemaRegistryForEver() {
        ThreadFailures failures = ThreadFailures.none(1);
        for (int i = 0; i < 1_000; i++) {
            ThreadFailures.Answer answer =
                    failures.to(around(new SchemaUnavailableException("away", new ConnectException("refused"))), i);
            assertThat(answer.replacesThread()).as("failure %d", i).isTrue();
            failures = answer.after();
        }
        assertThat(failures).isEqualTo(ThreadFailures.none(1));
    }

    @Test
    void anInstanceThatFailsNowAndThenGoesOnForEver() {
        ThreadFailures failures = ThreadFailures.none(1);
        long betweenMs = WINDOW_MS / ThreadFailures.MAX_REPLACEMENTS_FOR_EACH_THREAD;
        for (long i = 0; i < 1_000; i++) {
            ThreadFailures.Answer answer = failures.to(fenced(), i * betweenMs);
            assertThat(answer.replacesThread()).as("failure %d", i).isTrue();
            failures = answer.after();
        }
        assertThat(Set.copyOf(failures.replacedAtMs())).hasSize(ThreadFailures.MAX_REPLACEMENTS_FOR_EACH_THREAD);
    }
}
