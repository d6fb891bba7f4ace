package dev.wirefold.cli.lists;

import dev.wirefold.avro.Article;
import dev.wirefold.cli.kafka.WholeTopic;
import dev.wirefold.contract.CommittedReader;
import java.util.Optional;

/** Hands a reader all articles that are on a wire now. */
final class WireArticles {
    private WireArticles() {}

    static void read(WholeTopic reading, String topic, HouseReader reader) {
        reading.read(topic, message -> {
            if (message.key() == null || message.value() == null) {
                return;
            }
            Optional<Article> article = reading.article(message.value());
            article.ifPresentOrElse(
                    found -> reader.article(CommittedReader.key(message), found), () -> reader.passOver());
        });
    }
}
