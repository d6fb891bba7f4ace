package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.broker.Clients;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.broker.OnBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

/** Who ends by an error is no member of the group any more, so that others need not wait for its session to end. */
@OnBroker
class LeavingClientsTest {
    private static final String GROUP = "leaving";
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Test
    void aMemberThatIsToldToRemainLeaves(EmbeddedBroker broker) throws Exception {
        String servers = broker.bootstrapServers();
        Clients.createTopic(servers, "wire");
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                GROUP,
                // Longer than anybody waits here.
                "session.timeout.ms",
                120_000);
        try (Admin admin = Clients.admin(servers)) {
            Consumer<byte[], byte[]> member = new LeavingClients().getConsumer(config);
            member.subscribe(List.of("wire"));
            while (member.assignment().isEmpty()) {
                member.poll(PAUSE);
            }
            assertThat(members(admin)).isEqualTo(1);

            member.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));

            assertThat(members(admin)).isZero();
        }
    }

    private static int members(Admin admin) throws Exception {
        return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                .mapToInt(group -> group.members().size())
                .sum();
    }
}
