package dev.wirefold.cli.decide;

import dev.wirefold.cli.console.OptionValue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands that decide have in common. */
final class DecidingOptions {
    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who come after you.")
    private @Nullable String reason;

    @Option(names = "--author", paramLabel = "NAME", description = "Who decides. Default: this user's name.")
    private @Nullable String author;

    @Option(names = "--unseen", description = "Also about an article that has not come yet.")
    private boolean unseen;

    @Option(names = "--no-wait", description = "Do not wait until the pipeline has taken it up.")
    private boolean noWait;

    @Option(
            names = "--timeout-seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long to wait for the pipeline, in seconds. Default: ${DEFAULT-VALUE}.")
    private int timeoutSeconds;

    @Nullable
    String reason() {
        return reason == null || reason.isBlank() ? null : reason.strip();
    }

    /** Who decides; null when nothing says who runs this. */
    @Nullable
    String author() {
        String name = author == null ? System.getProperty("user.name") : author;
        // A container may run as a user without a name.
        return name == null || name.isBlank() || name.equals("?") ? null : name.strip();
    }

    boolean unseen() {
        return unseen;
    }

    boolean waits() {
        return !noWait;
    }

    /** @throws dev.wirefold.UserErrorException when one is out of its range */
    void check() {
        OptionValue.atLeast(0, "--timeout-seconds", timeoutSeconds);
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }
}
