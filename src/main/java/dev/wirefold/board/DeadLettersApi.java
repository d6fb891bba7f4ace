package dev.wirefold.board;

import dev.wirefold.avro.DeadLetter;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import dev.wirefold.contract.Topics;
import dev.wirefold.deadletter.LetterPlace;
import dev.wirefold.deadletter.PutBack;
import dev.wirefold.deadletter.PutBack.Outcome;
import dev.wirefold.deadletter.Returned;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last dead letters, the bytes of the records in them, and the way back to the wire. A board that only shows has neither: the
 * bytes may be a text that readers may not see.
 */
final class DeadLettersApi implements AutoCloseable {
    static final String PATH = "/api/dead-letters";
    static final String ONE = "/api/dead-letter";

    private final BoardService service;
    private final ChangeRequests requests;
    private final Map<String, Object> clientConfig;
    private final Topics topics;
    private final SingleRecords records;
    private final AvroCodec<DeadLetter> codec;
    private @Nullable PutBack wire;

    /** Where the dead letter lies that is to be put back. */
    record Asked(@Nullable Integer partition, @Nullable Long offset) {}

    /** A dead letter as it is listed, and whether it was put back since. */
    record Listed(Refused letter, boolean isPutBack) {}

    DeadLettersApi(
            BoardService service,
            ChangeRequests requests,
            Map<String, Object> clientConfig,
            Framing framing,
            Topics topics) {
        this.service = service;
        this.requests = requests;
        this.clientConfig = clientConfig;
        this.topics = topics;
        this.codec = new AvroCodec<>(DeadLetter.getClassSchema(), framing);
        this.records = new SingleRecords(clientConfig, topics.deadLetters());
    }

    void addTo(JavalinConfig config) {
        config.routes.get(PATH, context -> ChangeRequests.json(context, listed()));
        config.routes.get(
                ONE,
                requests.reader(context -> ShownBytes.of(letter(place(context)).getValue())));
        config.routes.post(PATH, requests.handler(Asked.class, (context, asked) -> putBack(asked)));
    }

    private List<Listed> listed() {
        Returned returned = service.returned();
        return service.health().refused().stream()
                .map(letter -> new Listed(letter, returned.has(letter.place())))
                .toList();
    }

    private static LetterPlace place(Context context) {
        try {
            return new LetterPlace(
                    Integer.parseInt(String.valueOf(context.queryParam("partition"))),
                    Long.parseLong(String.valueOf(context.queryParam("offset"))));
        } catch (NumberFormatException e) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, "partition and offset have to be numbers");
        }
    }

    private Map<String, Outcome> putBack(Asked asked) {
        if (asked.partition() == null || asked.offset() == null) {
            throw new RefusedException(HttpStatus.BAD_REQUEST, "partition and offset of the dead letter are needed");
        }
        LetterPlace place = new LetterPlace(asked.partition(), asked.offset());
        DeadLetter letter = letter(place);
        if (!service.hasSeenReturnsOf(letter)) {
            throw new RefusedException(
                    HttpStatus.CONFLICT,
                    "the board has not read the wire from so early on, and can't tell whether it was put back before;"
                            + " wirefold dead-letters --put-back can");
        }
        Outcome outcome = wire().send(place, letter);
        if (outcome != Outcome.PUT_BACK) {
            throw new RefusedException(HttpStatus.CONFLICT, "it " + outcome.words());
        }
        return Map.of("outcome", outcome);
    }

    private DeadLetter letter(LetterPlace place) {
        if (service.health().refused().stream()
                .noneMatch(letter -> letter.place().equals(place))) {
            throw new RefusedException(
                    HttpStatus.NOT_FOUND, "the board lists no such dead letter; wirefold dead-letters lists all");
        }
        return records.at(place.partition(), place.offset())
                .map(message -> codec.decode(message.value()))
                .orElseThrow(() -> new RefusedException(HttpStatus.NOT_FOUND, "this dead letter is gone"));
    }

    /** Connected when it is needed: who only looks needs no right to write. */
    private synchronized PutBack wire() {
        PutBack connected = wire;
        if (connected == null) {
            connected = PutBack.connect(clientConfig, topics, service.returned());
            wire = connected;
        }
        return connected;
    }

    @Override
    public synchronized void close() {
        records.close();
        if (wire != null) {
            wire.close();
        }
    }
}
