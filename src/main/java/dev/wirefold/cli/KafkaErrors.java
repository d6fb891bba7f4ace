package dev.wirefold.cli;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;

/** Says in one line what is wrong between this client and Kafka, and what to do. */
final class KafkaErrors {
    private KafkaErrors() {}

    static String explain(KafkaException failure, String bootstrapServers) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return "cannot reach Kafka at " + bootstrapServers
                        + ": start one with `wirefold broker` or pass --bootstrap-server";
            }
            if (cause instanceof ConfigException) {
                return "cannot connect to Kafka at " + bootstrapServers + ": " + cause.getMessage()
                        + "; see --bootstrap-server and --command-config";
            }
            if (cause instanceof AuthenticationException) {
                return "Kafka at " + bootstrapServers + " does not let this client in: " + cause.getMessage()
                        + "; see --command-config";
            }
            if (cause instanceof AuthorizationException) {
                return "Kafka at " + bootstrapServers + " does not allow this: " + cause.getMessage();
            }
            if (cause instanceof InvalidReplicationFactorException) {
                return cause.getMessage() + " Pass a smaller --replication-factor";
            }
        }
        return "Kafka at " + bootstrapServers + " reports: " + failure.getMessage();
    }
}
