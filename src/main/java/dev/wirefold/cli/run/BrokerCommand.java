package dev.wirefold.cli.run;

import dev.wirefold.UserErrorException;
import dev.wirefold.broker.BrokerException;
import dev.wirefold.broker.EmbeddedBroker;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.console.Interruption;
import dev.wirefold.cli.console.OptionValue;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code wirefold broker}: a Kafka broker for development, whose data stays. */
@Command(
        name = "broker",
        description =
                "Runs a single Kafka broker on this machine's loopback address until interrupted. For development:"
                        + " one broker keeps one copy.")
public final class BrokerCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--data-dir",
            paramLabel = "DIRECTORY",
            defaultValue = "wirefold-data",
            description = "Where its data is kept, also between runs. Default: ${DEFAULT-VALUE}.")
    private Path dataDirectory = Path.of("wirefold-data");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9092",
            description = "Port on 127.0.0.1; 0 takes a free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    BrokerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        OptionValue.atLeast(0, "--port", port);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Interruption interruption = Interruption.register();
                EmbeddedBroker broker = EmbeddedBroker.start(
                        EmbeddedBroker.Options.keptIn(dataDirectory).withPort(port))) {
            interruption.calls(interrupted::countDown);
            console.out().println(broker.bootstrapServers());
            console.err()
                    .println("Kafka is ready, its data in " + dataDirectory.toAbsolutePath() + "; interrupt to stop");
            interrupted.await();
        } catch (BrokerException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()), e);
        }
        return ExitCode.OK;
    }
}
