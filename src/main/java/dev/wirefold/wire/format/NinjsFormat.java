package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * IPTC ninjs, News in JSON, in its three generations, as one object, an array of them, or JSON lines, and in the envelopes of
 * interfaces, AP's Media API among them.
 */
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

    /** Names that no other JSON has. */
    private static final Set<String> NAMES_INSIDE = Set.of(
            "pubstatus",
            "pubStatus",
            "versioncreated",
            "versionCreated",
            "firstcreated",
            "firstCreated",
            "body_html",
            "body_text",
            "body_xhtml",
            "body_nitf");

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

    /** Whether such names stand further inside. */
    private static boolean isEnvelope(Set<String> names, String text) {
        return JsonEnvelope.NAMES.stream().anyMatch(names::contains)
                && NAMES_INSIDE.stream().anyMatch(name -> text.contains("\"" + name + "\""));
    }

    static boolean isNinjs(InputStart head) {
        if (!JsonDocuments.areAt(head)) {
            return false;
        }
        Set<String> names = JsonDocuments.firstNames(head);
        return names.stream().noneMatch(ARTICLE_NAMES::contains)
                && (names.stream().anyMatch(name -> OWN_NAMES.contains(name) || name.startsWith("body_"))
                        || isEnvelope(names, head.text()));
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        JsonDocuments.read(input, sink, (where, json, alone, apart) -> hand(input, where, json, alone, apart));
    }

    private static void hand(Input input, String where, JsonNode json, boolean alone, ArticleSink sink)
            throws UnusableException {
        List<JsonNode> articles = JsonEnvelope.open(json, OWN_NAMES);
        if (articles.size() == 1) {
            finish(input, where, articles.get(0), alone, sink);
            return;
        }
        for (int i = 0; i < articles.size(); i++) {
            String place = where + "#" + (i + 1);
            try {
                finish(input, place, articles.get(i), false, sink);
            } catch (UnusableException e) {
                sink.refused(new Refusal(place, e.why()));
            }
        }
    }

    private static void finish(Input input, String where, JsonNode json, boolean alone, ArticleSink sink)
            throws UnusableException {
        byte[] document = json.toString().getBytes(StandardCharsets.UTF_8);
        Ninjs.read(json, input.times()).finish(input, where, alone, document, sink);
    }
}
