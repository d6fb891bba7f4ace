package dev.wirefold.wire.format;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.FallbackId;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** What a source makes of a document called "wire", whose articles without an id are called "named". */
final class FormatReading {
    static final String HARBOUR = "The harbour of Port Ellery reopened on Tuesday after a storm of three days.";
    static final String FERRIES = "Ferries to the islands sail again from Wednesday, the harbour master said.";

    private FormatReading() {}

    static CollectedReadings of(ArticleFormat source, String document) throws IOException, UnusableException {
        return of(source, document.getBytes(StandardCharsets.UTF_8));
    }

    static CollectedReadings of(ArticleFormat source, byte[] document) throws IOException, UnusableException {
        CollectedReadings readings = new CollectedReadings();
        source.read(
                new Input(
                        "wire",
                        FallbackId.fixed("named"),
                        new ByteArrayInputStream(document),
                        ArticleFields.NONE,
                        Times.UTC),
                readings);
        return readings;
    }

    static Article article(ArticleFormat source, String document) throws IOException, UnusableException {
        return of(source, document).only().article();
    }

    static InputStart head(String document) {
        return head(document.getBytes(StandardCharsets.UTF_8));
    }

    static InputStart head(byte[] document) {
        return InputStart.of("wire", Arrays.copyOf(document, Math.min(document.length, InputStart.MAX_BYTES)));
    }

    /** The time it comes at in a replay, or null when it says none. */
    static Instant time(Incoming incoming) {
        return incoming.eventTimeOr(Instant.MAX);
    }
}
