package dev.wirefold.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.admin.Settlement;
import dev.wirefold.contract.Topics;
import java.time.Duration;
import java.util.Map;

/** Waits until a pipeline has nothing left to do. */
public final class Settled {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Settled() {}

    /** @param what of it a failure tells */
    public static void await(Map<String, Object> clientConfig, String applicationId, Topics topics, String what)
            throws InterruptedException {
        try (var settlement = new Settlement(clientConfig, applicationId, topics)) {
            assertThat(settlement.await(PATIENCE))
                    .as("settles within %s: %s", PATIENCE, what)
                    .isTrue();
        }
    }
}
