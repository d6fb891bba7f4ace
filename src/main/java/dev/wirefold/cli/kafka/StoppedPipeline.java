package dev.wirefold.cli.kafka;

import dev.wirefold.UserErrorException;
import dev.wirefold.app.LocalStateException;
import dev.wirefold.contract.MixedVersionsException;
import dev.wirefold.topology.state.IncompatibleStateException;
import org.apache.kafka.common.KafkaException;

/** Says in one line why a pipeline has stopped by itself. */
public final class StoppedPipeline {
    private StoppedPipeline() {}

    /** @return what the command is to end with */
    public static RuntimeException because(Throwable failure) {
        if (failure instanceof KafkaException refusal && KafkaErrors.isRefusal(refusal)) {
            return refusal;
        }
        return new UserErrorException("the pipeline has stopped: " + explain(failure), failure);
    }

    /** Only an error that was thrown for the user's eyes is clear without its name. */
    private static String explain(Throwable failure) {
        return failure instanceof UserErrorException
                        || failure instanceof IncompatibleStateException
                        || failure instanceof LocalStateException
                        || failure instanceof MixedVersionsException
                ? String.valueOf(failure.getMessage())
                : failure + "; the log line above says where, and running again continues where it stopped";
    }
}
