package dev.wirefold.cli.webhook;

import dev.wirefold.monitor.Figures;
import dev.wirefold.monitor.Watched;
import dev.wirefold.webhook.ReceiverState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What {@code webhooks} measures, for each receiver. */
final class WebhookMetrics implements Watched {
    private final Supplier<List<ReceiverState>> states;
    private final AtomicBoolean running = new AtomicBoolean(true);

    WebhookMetrics(Supplier<List<ReceiverState>> states) {
        this.states = states;
    }

    void stopped() {
        running.set(false);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public void tell(Figures figures) {
        for (ReceiverState state : states.get()) {
            Map<String, String> labels = Map.of("receiver", state.name());
            figures.count("wirefold_webhook_attempts", "requests to a receiver", labels, state.attempts());
            figures.count("wirefold_webhook_failures", "requests that were not taken", labels, state.failures());
            figures.count("wirefold_webhook_delivered", "messages that were taken", labels, state.delivered());
            figures.count("wirefold_webhook_given_up", "messages that became dead letters", labels, state.givenUp());
            figures.gauge("wirefold_webhook_waiting", "messages read and not taken", labels, state.waiting());
            figures.gauge("wirefold_webhook_lag_records", "records not read yet", labels, (double) state.lagRecords());
            figures.gauge(
                    "wirefold_webhook_up",
                    "1 if the last request was taken, or there was none",
                    labels,
                    state.problem() == null ? 1 : 0);
        }
    }
}
