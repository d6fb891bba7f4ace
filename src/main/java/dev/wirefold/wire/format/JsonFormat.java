package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.avro.Article;
import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Articles in JSON by the field names of the Avro schema: whatever JSON is in no format that has names of its own. */
final class JsonFormat implements ArticleFormat {
    @Override
    public String format() {
        return "json";
    }

    @Override
    public boolean accepts(InputStart head) {
        return JsonDocuments.areAt(head) && !NinjsFormat.isNinjs(head) && !JsonFeedFormat.isJsonFeed(head);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        JsonDocuments.read(input, sink, (where, json, alone, apart) -> hand(input, where, json, alone, apart));
    }

    private static void hand(Input input, String where, JsonNode json, boolean alone, ArticleSink sink)
            throws UnusableException {
        ArticleFields fields = ArticleFields.parse(json, Set.of(), input.times());
        if (fields.values().isEmpty() && !fields.unknown().isEmpty()) {
            throw new UnusableException("is JSON in no form that is read; articles have the field names of the schema"
                    + " Article, or are in ninjs or a JSON Feed");
        }
        fields.unknown().forEach(sink::unknownField);
        boolean idGiven = input.given().value("id") != null;
        if (idGiven && !alone) {
            throw new UnusableException("the manifest gives one id to a file of several articles");
        }
        Article article = fields.onto(Article.newBuilder().setId("").build());
        if (fields.value("id") == null && !idGiven) {
            if (!alone) {
                throw new UnusableException("has no id");
            }
            byte[] document = json.toString().getBytes(StandardCharsets.UTF_8);
            String id = input.fallbackId().of(document);
            article = Article.newBuilder(article).setId(id).build();
        }
        sink.article(input.given().complete(where, article, fields.eventTime()));
    }
}
