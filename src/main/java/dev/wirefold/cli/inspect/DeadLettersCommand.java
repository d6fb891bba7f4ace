package dev.wirefold.cli.inspect;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.RegistryOptions;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.deadletter.LetterPlace;
import dev.wirefold.deadletter.PutBack;
import dev.wirefold.deadletter.Returned;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold dead-letters}: what was refused, and why; and once more onto the wire. */
@Command(
        name = "dead-letters",
        description = "Shows what the pipeline has refused, and why; with --put-back, puts it on the wire again.",
        footer = {
            "",
            "What is put back has the bytes, key, headers and time of the refused record, and one more header, "
                    + PutBack.HEADER
                    + ", which says where its dead letter is. What has been put back once is not put back again:"
                    + " if it was refused once more, its new dead letter is."
        })
public final class DeadLettersCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--reason",
            paramLabel = "REASON",
            description = "Only those refused for this reason: ${COMPLETION-CANDIDATES}.")
    private @Nullable DeadLetterReason reason;

    @Option(names = "--put-back", description = "Put them on the wire again, as after a repair of the pipeline.")
    private boolean putBack;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    DeadLettersCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        Map<String, Object> clientConfig = connection.clientConfig();
        Topics topics = connection.topics();
        Framing framing = registry.reading(System.getenv());
        return connection.explaining(
                () -> putBack ? putBack(clientConfig, framing, topics) : show(clientConfig, framing, topics));
    }

    private int show(Map<String, Object> clientConfig, Framing framing, Topics topics) {
        AvroCodec<DeadLetter> codec = new AvroCodec<>(DeadLetter.getClassSchema(), framing);
        DeadLetterPrinter printer = new DeadLetterPrinter(console, json);
        WholeTopic.reading(console, clientConfig, framing, topics.deadLetters()).read(topics.deadLetters(), message -> {
            DeadLetter letter = wanted(codec, message);
            if (letter != null) {
                printer.print(message, letter, null);
            }
        });
        printer.end();
        return ExitCode.OK;
    }

    private int putBack(Map<String, Object> clientConfig, Framing framing, Topics topics) {
        AvroCodec<DeadLetter> codec = new AvroCodec<>(DeadLetter.getClassSchema(), framing);
        DeadLetterPrinter printer = new DeadLetterPrinter(console, json);
        WholeTopic reading = WholeTopic.reading(
                console, clientConfig, framing, topics.deadLetters(), topics.articles(), topics.overrides());
        Returned before = new Returned(Integer.MAX_VALUE);
        try (PutBack wire = PutBack.connect(clientConfig, topics, before)) {
            reading.read(topics.articles(), before::read);
            reading.read(topics.overrides(), before::read);
            reading.read(topics.deadLetters(), message -> {
                DeadLetter letter = wanted(codec, message);
                if (letter != null) {
                    LetterPlace place = new LetterPlace(message.partition(), message.offset());
                    printer.print(message, letter, wire.send(place, letter));
                }
            });
        }
        printer.end();
        return printer.refused() == 0 ? ExitCode.OK : ExitCode.REFUSED;
    }

    private @Nullable DeadLetter wanted(AvroCodec<DeadLetter> codec, ConsumerRecord<byte[], byte[]> message) {
        DeadLetter letter = message.value() == null ? null : codec.decode(message.value());
        return letter == null || (reason != null && letter.getReason() != reason) ? null : letter;
    }
}
