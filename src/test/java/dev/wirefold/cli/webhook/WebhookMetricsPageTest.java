package dev.wirefold.cli.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.monitor.Figures;
import dev.wirefold.site.Page;
import dev.wirefold.webhook.ReceiverState;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WebhookMetricsPageTest {
    @Test
    void thePageNamesAllOfThemAndNoOther() {
        TreeSet<String> told = new TreeSet<>();
        WebhookMetrics metrics =
                new WebhookMetrics(() -> List.of(new ReceiverState("desk", 5, 4, 3, 2, 1, 0, "is down")));
        metrics.tell(new Figures() {
            @Override
            public void count(String name, String help, Map<String, String> labels, long value) {
                assertThat(labels).containsEntry("receiver", "desk");
                told.add(name + "_total");
            }

            @Override
            public void gauge(String name, String help, Map<String, String> labels, double value) {
                assertThat(labels).containsEntry("receiver", "desk");
                told.add(name);
            }
        });

        assertThat(Page.of("monitor").rows("Metrics of webhooks").stream()
                        .map(row -> row.get(0).replace("`", ""))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(told);
    }
}
