package dev.wirefold.webhook;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says once that a schema can't be asked for, and once that it could be, however many receivers wait for it. */
final class AwaitedSchemas {
    private final Webhooks.Report report;
    private final Set<String> waiting = new HashSet<>();

    AwaitedSchemas(Webhooks.Report report) {
        this.report = report;
    }

    synchronized void isAwaited(String receiver, @Nullable String why) {
        if (waiting.isEmpty()) {
            report.line("webhooks wait: " + why);
        }
        waiting.add(receiver);
    }

    synchronized void isThere(String receiver) {
        if (waiting.remove(receiver) && waiting.isEmpty()) {
            report.line("the schema registry answers again");
        }
    }
}
