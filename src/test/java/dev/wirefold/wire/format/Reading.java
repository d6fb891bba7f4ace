package dev.wirefold.wire.format;

import dev.wirefold.avro.Article;
import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.ArticleSource;
import dev.wirefold.wire.CollectedReadings;
import dev.wirefold.wire.FallbackId;
import dev.wirefold.wire.Head;
import dev.wirefold.wire.Incoming;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** What a source makes of a document called "wire", whose articles without an id are called "named". */
final class Reading {
    static final String HARBOUR = "The harbour of Port Ellery reopened on Tuesday after a storm of three days.";
    static final String FERRIES = "Ferries to the islands sail again from Wednesday, the harbour master said.";

    private Reading() {}

    static CollectedReadings of(ArticleSource source, String document) throws IOException, UnusableException {
        return of(source, document.getBytes(StandardCharsets.UTF_8));
    }

    static CollectedReadings of(ArticleSource source, byte[] document) throws IOException, UnusableException {
        CollectedReadings readings = new CollectedReadings();
        source.read(
                new Input("wire", FallbackId.fixed("named"), new ByteArrayInputStream(document), ArticleFields.NONE),
                readings);
        return readings;
    }

    static Article article(ArticleSource source, String document) throws IOException, UnusableException {
        return of(source, document).only().article();
    }

    static Head head(String document) {
        return head(document.getBytes(StandardCharsets.UTF_8));
    }

    static Head head(byte[] document) {
        return Head.of("wire", Arrays.copyOf(document, Math.min(document.length, Head.MAX_BYTES)));
    }

    /** The time it comes at in a replay, or null when it says none. */
    static Instant time(Incoming incoming) {
        return incoming.eventTimeOr(Instant.MAX);
    }
}
