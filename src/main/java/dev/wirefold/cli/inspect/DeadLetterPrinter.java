package dev.wirefold.cli.inspect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.deadletter.PutBack;
import dev.wirefold.deadletter.PutBack.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Shows dead letters one by one, and counts them. */
final class DeadLetterPrinter {
    private static final int NAME_COLUMNS = 80;
    private static final int MIN_NAME_COLUMNS = 20;
    private static final String GAP = "  ";
    private static final String INDENT = "    ";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;
    private final boolean json;
    private long letters;
    private long putBack;
    private long refused;

    DeadLetterPrinter(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** @param outcome null when it was not to be put back */
    void print(ConsumerRecord<byte[], byte[]> message, DeadLetter letter, @Nullable Outcome outcome) {
        letters++;
        putBack += outcome == Outcome.PUT_BACK ? 1 : 0;
        refused += outcome == null || outcome == Outcome.PUT_BACK || outcome == Outcome.ALREADY ? 0 : 1;
        if (json) {
            console.out().println(object(message, letter, outcome));
        } else {
            lines(letter, outcome);
        }
    }

    /** How many could not be put back. */
    long refused() {
        return refused;
    }

    /** Tells people how many there were. */
    void end() {
        if (!json) {
            String what = letters == 1 ? "1 dead letter" : letters + " dead letters";
            console.err().println(what + (putBack == 0 ? "" : ", " + putBack + " put back"));
        }
    }

    private void lines(DeadLetter letter, @Nullable Outcome outcome) {
        Terminal terminal = console.outTerminal();
        String reason = letter.getReason().name();
        String where = place(letter) + GAP + time(letter);
        String key = DisplayText.oneLine(
                key(letter),
                Math.max(
                        MIN_NAME_COLUMNS, Math.min(NAME_COLUMNS, terminal.columns() - reason.length() - GAP.length())));
        int columns = reason.length() + 2 * GAP.length() + DisplayText.columns(key) + DisplayText.columns(where);
        boolean isBeside = columns <= terminal.columns();
        console.out().println(terminal.bold(reason) + GAP + key + (isBeside ? GAP + terminal.dim(where) : ""));
        if (!isBeside) {
            indented(where, terminal::dim);
        }
        indented(DisplayText.oneLine(letter.getMessage(), Integer.MAX_VALUE), UnaryOperator.identity());
        if (PutBack.isReturn(letter)) {
            indented("it had been put back, and was refused again", UnaryOperator.identity());
        }
        if (outcome != null) {
            indented(outcome.words(), terminal::green);
        }
    }

    private void indented(String text, UnaryOperator<String> paint) {
        DisplayText.wrapped(
                        text, Math.max(MIN_NAME_COLUMNS, console.outTerminal().columns() - INDENT.length()))
                .forEach(line -> console.out().println(INDENT + paint.apply(line)));
    }

    private static ObjectNode object(
            ConsumerRecord<byte[], byte[]> message, DeadLetter letter, @Nullable Outcome outcome) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("reason", letter.getReason().name())
                .put("message", letter.getMessage())
                .put("key", letter.getKey() == null ? null : key(letter))
                .put("topic", letter.getTopic())
                .put("partition", letter.getPartition())
                .put("offset", letter.getOffset())
                .put("timestamp", time(letter))
                .put(
                        "valueBytes",
                        letter.getValue() == null ? 0 : letter.getValue().remaining())
                .put("letterPartition", message.partition())
                .put("letterOffset", message.offset())
                .put("wasPutBackBefore", PutBack.isReturn(letter));
        return outcome == null ? node : node.put("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    private static String key(DeadLetter letter) {
        ByteBuffer key = letter.getKey();
        return key == null
                ? "(no key)"
                : StandardCharsets.UTF_8.decode(key.duplicate()).toString();
    }

    private static String place(DeadLetter letter) {
        return letter.getTopic() + "-" + letter.getPartition() + "@" + letter.getOffset();
    }

    private static String time(DeadLetter letter) {
        return Instant.ofEpochMilli(letter.getTimestamp()).toString();
    }
}
