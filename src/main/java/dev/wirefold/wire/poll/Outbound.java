package dev.wirefold.wire.poll;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.wire.Incoming;
import java.time.Instant;

/**
 * An article that is to be published, as it is kept until it is known to be: the same bytes each time.
 *
 * @param number in the order of arrival
 * @param article encoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Outbound(long number, String where, long eventTimeMs, byte[] article) {
    static Outbound of(long number, Incoming incoming, long eventTimeMs, AvroCodec<Article> codec) {
        return new Outbound(number, incoming.where(), eventTimeMs, codec.encode(incoming.article()));
    }

    Incoming incoming(AvroCodec<Article> codec) {
        return new Incoming(where, codec.decode(article), Instant.ofEpochMilli(eventTimeMs));
    }
}
