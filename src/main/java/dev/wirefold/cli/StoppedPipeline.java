package dev.wirefold.cli;

import dev.wirefold.UserErrorException;
import dev.wirefold.topology.IncompatibleStateException;
import dev.wirefold.topology.LocalStateException;
import dev.wirefold.topology.MixedVersionsException;
import org.apache.kafka.common.KafkaException;

/** Says in one line why a pipeline has stopped by itself. */
final class StoppedPipeline {
    private StoppedPipeline() {}

    /** @return what the command is to end with */
    static RuntimeException because(Throwable failure) {
        if (failure instanceof KafkaException refusal && KafkaErrors.isRefusal(refusal)) {
            return refusal;
        }
        return new UserErrorException("the pipeline has stopped: " + explain(failure), failure);
    }

    /** Only an error that was thrown for the user's eyes is clear without its name. */
    private static String explain(Throwable failure) {
        return failure instanceof IncompatibleStateException
                        || failure instanceof LocalStateException
                        || failure instanceof MixedVersionsException
                ? String.valueOf(failure.getMessage())
                : failure + "; the log line above says where, and running again continues where it stopped";
    }
}
