package dev.wirefold.broker;

import java.net.BindException;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;

/** A process in which a node fails to open its port after its controller has started; it ends if nothing runs on. */
final class FailingNodeRun {

    private FailingNodeRun() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        try {
            KafkaNode.start(
                    SingleNodeSettings.of(data.resolve("kafka"), Integer.parseInt(arguments[1])),
                    data.resolve("server.properties"),
                    Uuid.randomUuid());
        } catch (RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null && !(cause instanceof BindException)) {
                cause = cause.getCause();
            }
            System.out.println("main goes on after " + cause);
        }
    }
}
