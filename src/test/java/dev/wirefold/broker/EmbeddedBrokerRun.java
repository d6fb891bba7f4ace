package dev.wirefold.broker;

import java.nio.file.Path;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A process that starts a broker in a directory, sends it one record and ends by closing it. */
final class EmbeddedBrokerRun {

    private EmbeddedBrokerRun() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedBroker.Options options =
                EmbeddedBroker.Options.keptIn(Path.of(arguments[0])).withPort(Integer.parseInt(arguments[1]));
        try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
            Clients.createTopic(broker.bootstrapServers(), "wire");
            Clients.send(broker.bootstrapServers(), new ProducerRecord<>("wire", "hello"));
        }
    }
}
