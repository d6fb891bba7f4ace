package dev.wirefold.app;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.SchemaUnavailableException;
import dev.wirefold.topology.state.IncompatibleStateException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/**
 * What to do when an error has ended a thread of an instance. If a new thread, which begins with a new producer and what is
 * committed, need not meet the error again, it takes the place of the old one: the brokers did not answer for long, or others
 * had taken the thread's work over. Whatever else it is, it would come again: a refusal, state that does not fit, a
 * record that can't be written, an error of the program.
 *
 * <p>Kafka Streams mends most of what passes without ending a thread, yet it knows a producer that was fenced by three
 * exceptions only, and one that was stopped for a while may meet others.
 *
 * @param limit of replacements in a window
 * @param replacedAtMs when threads of this instance were replaced lately
 */
record ThreadFailures(int limit, List<Long> replacedAtMs) {
    static final int MAX_REPLACEMENTS_FOR_EACH_THREAD = 5;
    static final int WINDOW_MINUTES = 10;
    private static final long WINDOW_MS = WINDOW_MINUTES * 60_000L;

    private static final Set<Class<? extends Throwable>> PASSING = Set.of(
            RetriableException.class,
            ApplicationRecoverableException.class,
            CommitFailedException.class,
            FencedMemberEpochException.class,
            InvalidTxnStateException.class,
            OutOfOrderSequenceException.class,
            RebalanceInProgressException.class,
            StaleMemberEpochException.class,
            StaleStateException.class,
            TaskCorruptedException.class,
            TaskMigratedException.class,
            TransactionAbortableException.class,
            TransactionAbortedException.class,
            TransactionCoordinatorFencedException.class);

    private static final Set<Class<? extends Throwable>> FINAL = Set.of(
            AuthorizationException.class,
            AuthenticationException.class,
            IncompatibleStateException.class,
            UserErrorException.class);

    /** What follows from a failure, and what is to be remembered of it. */
    record Answer(boolean replacesThread, ThreadFailures after) {}

    static ThreadFailures none(int threads) {
        return new ThreadFailures(threads * MAX_REPLACEMENTS_FOR_EACH_THREAD, List.of());
    }

    /** @param nowMs of a clock that never goes back */
    Answer to(Throwable error, long nowMs) {
        List<Long> recent =
                replacedAtMs.stream().filter(at -> nowMs - at < WINDOW_MS).toList();
        if (isOfRegistry(error)) {
            return new Answer(true, new ThreadFailures(limit, recent));
        }
        boolean replaces = isPassing(error) && recent.size() < limit;
        List<Long> after =
                replaces ? Stream.concat(recent.stream(), Stream.of(nowMs)).toList() : recent;
        return new Answer(replaces, new ThreadFailures(limit, after));
    }

    /** A registry may be away for hours. It was told of, and the thread has asked for long before it failed. */
    static boolean isOfRegistry(Throwable error) {
        return hasCause(error, Set.of(SchemaUnavailableException.class));
    }

    static boolean isPassing(Throwable error) {
        return hasCause(error, PASSING) && !hasCause(error, FINAL);
    }

    private static boolean hasCause(Throwable error, Set<Class<? extends Throwable>> kinds) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> kinds.stream().anyMatch(kind -> kind.isInstance(cause)));
    }
}
