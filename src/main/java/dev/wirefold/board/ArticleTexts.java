package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Framing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads single articles from their topic, by partition and offset. One at a time. */
final class ArticleTexts implements AutoCloseable {
    /** The articles that were asked for last are kept, so that a feed of stories does not read them anew each time. */
    private static final long MAX_KNOWN_CHARS = 8L * 1024 * 1024;

    private final SingleRecords records;
    private final AvroCodec<Article> codec;
    private final Map<Place, Article> known = new LinkedHashMap<>(16, 0.75f, true);
    private long knownChars;

    /** Where a record lies. */
    private record Place(int partition, long offset) {}

    ArticleTexts(Map<String, Object> clientConfig, Framing framing, String topic) {
        codec = new AvroCodec<>(Article.getClassSchema(), framing);
        records = new SingleRecords(clientConfig, topic);
    }

    /** The article of one record; empty when it is gone, was a kill, or does not come in time. */
    synchronized Optional<Article> at(int partition, long offset) {
        Article kept = known.get(new Place(partition, offset));
        return kept == null ? read(partition, offset) : Optional.of(kept);
    }

    private Optional<Article> read(int partition, long offset) {
        Optional<Article> article = records.at(partition, offset)
                .filter(message -> message.value() != null)
                .map(message -> codec.decode(message.value()));
        article.ifPresent(found -> keep(new Place(partition, offset), found));
        return article;
    }

    private void keep(Place place, Article article) {
        known.put(place, article);
        knownChars += article.getBody().length();
        var eldest = known.entrySet().iterator();
        while (knownChars > MAX_KNOWN_CHARS) {
            knownChars -= eldest.next().getValue().getBody().length();
            eldest.remove();
        }
    }

    @Override
    public synchronized void close() {
        records.close();
    }
}
