package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** IPTC ninjs, News in JSON, in its three generations, as one object, an array of them, or JSON lines. */
final class NinjsFormat implements ArticleFormat {
    /** Names that ninjs has and an article has not. */
    private static final Set<String> OWN_NAMES = Set.of(
            "uri",
            "standard",
            "$standard",
            "pubstatus",
            "pubStatus",
            "versioncreated",
            "versionCreated",
            "firstcreated",
            "firstCreated",
            "bodies",
            "headlines");

    /** Names that an article has and ninjs has not. */
    private static final Set<String> ARTICLE_NAMES = Set.of("id", "body", "publishedAt", "eventTime", "status");

    @Override
    public String format() {
        return "ninjs";
    }

    @Override
    public boolean accepts(InputStart head) {
        return isNinjs(head);
    }

    static boolean isNinjs(InputStart head) {
        if (!JsonDocuments.areAt(head)) {
            return false;
        }
        Set<String> names = JsonDocuments.firstNames(head);
        return names.stream().noneMatch(ARTICLE_NAMES::contains)
                && names.stream().anyMatch(name -> OWN_NAMES.contains(name) || name.startsWith("body_"));
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        JsonDocuments.read(input, sink, (where, json, alone, apart) -> hand(input, where, json, alone, apart));
    }

    private static void hand(Input input, String where, JsonNode json, boolean alone, ArticleSink sink)
            throws UnusableException {
        byte[] document = json.toString().getBytes(StandardCharsets.UTF_8);
        Ninjs.read(json).finish(input, where, alone, document, sink);
    }
}
