package dev.wirefold.cli.kafka;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Advice;
import dev.wirefold.contract.RegistryNeededException;
import dev.wirefold.contract.SchemaUnavailableException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Says in one line what is wrong between this client and Kafka, and what to do. */
final class KafkaErrors {
    private KafkaErrors() {}

    static UserErrorException explained(KafkaException failure, String bootstrapServers) {
        if (isOfJaas(failure)) {
            // It quotes what it can't read, which may be a part of a password.
            return new UserErrorException("cannot connect to Kafka at " + bootstrapServers
                    + ": sasl.jaas.config can't be read; it has the form CLASS required username=\"...\" password=\"...\";"
                    + " (see --command-config)");
        }
        return new UserErrorException(explain(failure, bootstrapServers), failure);
    }

    private static boolean isOfJaas(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("JAAS config")
                || (failure.getCause() != null && isOfJaas(failure.getCause()));
    }

    private static String explain(KafkaException failure, String bootstrapServers) {
        if (failure instanceof SchemaUnavailableException || failure instanceof RegistryNeededException) {
            return String.valueOf(failure.getMessage());
        }
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
            if (cause instanceof AuthorizationException refusal) {
                return "Kafka at " + bootstrapServers + " does not allow this: " + named(refusal, failure) + "; "
                        + Advice.RIGHTS;
            }
            if (cause instanceof InvalidReplicationFactorException) {
                return cause.getMessage() + " Pass a smaller --replication-factor";
            }
        }
        return "Kafka at " + bootstrapServers + " reports: " + failure.getMessage();
    }

    /** Whether it was the cluster's users and their rights that made it fail. */
    static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthorizationException
                || failure instanceof AuthenticationException
                || (failure.getCause() != null && isRefusal(failure.getCause()));
    }

    /** The refusal itself does not always say what it is about; then what is around it does. */
    private static String named(AuthorizationException refusal, KafkaException failure) {
        boolean isNamed = failure == refusal
                || (refusal instanceof TopicAuthorizationException topics
                        && !topics.unauthorizedTopics().isEmpty());
        String message = String.valueOf(refusal.getMessage());
        return isNamed ? message : failure.getMessage() + " " + message;
    }
}
