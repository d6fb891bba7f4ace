package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of IPTC ninjs 1.0 to 3.3 (schemas at iptc.org/std/ninjs). The generations differ in the spelling of names
 * ({@code versioncreated}, {@code versionCreated}), which is not looked at here, in number ({@code subject},
 * {@code subjects}), and in shape: 1.x puts the kind of a text into its name ({@code body_html}) where the later ones have
 * arrays of objects ({@code bodies}).
 */
final class Ninjs {
    /** Of these no text is published. */
    private static final Set<String> TYPES_WITHOUT_TEXT =
            Set.of("audio", "video", "picture", "graphic", "planning", "event");

    /** Names of relations that end so lead to what an article was made from. */
    private static final Set<String> ORIGINS = Set.of("evolvedfrom", "derivedfrom", "translatedfrom", "basedon");

    private static final String AP_INTERFACE = "https://api.ap.org/";

    private final ArticleDraft draft;
    private final List<Text> bodies = new ArrayList<>();
    private final List<Text> headlines = new ArrayList<>();
    private @Nullable String title;
    private boolean ap;
    private @Nullable String copyrightHolder;
    private @Nullable String contentCreated;

    /**
     * A text in one of several renderings.
     *
     * @param field where it stands
     * @param role what it is for; the one of role main goes first
     * @param isPlain whether it is said to hold no markup
     */
    private record Text(String field, String role, String value, boolean isPlain) {
        int rank() {
            return (role.isEmpty() || role.equals("main") ? 0 : 1) + (value.contains("</") ? 0 : 2);
        }
    }

    private Ninjs(Times times) {
        this.draft = new ArticleDraft(times);
    }

    /** @throws UnusableException naming the first field whose value can't be understood */
    static ArticleDraft read(JsonNode json, Times times) throws UnusableException {
        if (!json.isObject()) {
            throw new UnusableException("expected a JSON object, got " + (json.isArray() ? "an array" : "a value"));
        }
        Ninjs ninjs = new Ninjs(times);
        ninjs.takeApId(json);
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!field.getValue().isNull()) {
                ninjs.take(field.getKey(), field.getValue());
            }
        }
        ninjs.complete();
        return ninjs.draft;
    }

    private void take(String field, JsonNode value) throws UnusableException {
        switch (field.toLowerCase(Locale.ROOT)) {
            case "uri", "guid" -> uri(text(field, value));
            case "type" -> type(text(field, value));
            case "version" -> draft.revision(field, text(field, value));
            case "firstcreated" -> draft.publishedAt(field, text(field, value));
            case "versioncreated" -> draft.versionTime(field, text(field, value));
            case "contentcreated" -> contentCreated = text(field, value);
            case "embargoed", "embargoeduntil" -> draft.embargoedUntil(field, text(field, value));
            case "pubstatus" -> draft.status(field, text(field, value));
            case "urgency" -> draft.urgency(field, text(field, value));
            case "language" -> draft.language(text(field, value));
            case "source" -> draft.source(text(field, value));
            case "copyrightholder" -> copyrightHolder = text(field, value);
            case "copyrightnotice" -> draft.copyright(field, text(field, value));
            case "slugline" -> draft.slugline(field, text(field, value));
            case "located" -> draft.dateline(field, text(field, value));
            case "byline", "by", "bylines" -> draft.byline(field, names(field, value));
            case "title" -> title = text(field, value);
            case "ednote" -> note(field, text(field, value));
            case "evolvedfrom", "derivedfrom" -> texts(value).forEach(draft::derivedFrom);
            case "altids" -> altIds(value);
            case "subject",
                    "subjects",
                    "person",
                    "people",
                    "organisation",
                    "organisations",
                    "place",
                    "places",
                    "event",
                    "events",
                    "object",
                    "objects" -> subjects(field, value);
            case "infosource", "infosources" -> infoSources(field, value);
            case "associations" -> associations(field, value);
            case "bodies" -> renderings(field, value, bodies);
            case "headlines" -> renderings(field, value, headlines);
            case "headline" -> headlines.add(0, new Text(field, "", text(field, value), false));
            // They say of the document what kind of document it is.
            case "standard", "$standard", "mimetype", "representationtype", "profile", "charcount", "wordcount" -> {}
            default -> takeRendering(field, value);
        }
    }

    /** AP's uri is an address of its interface, and another one with every request. */
    private void takeApId(JsonNode json) {
        String itemId = json.path("altids").path("itemid").asText("");
        if (!itemId.isEmpty() && json.path("uri").asText("").startsWith(AP_INTERFACE)) {
            draft.id(itemId);
            draft.qualifiedBy("AP");
            ap = true;
        }
    }

    private void uri(String uri) {
        if (!ap || !uri.startsWith(AP_INTERFACE)) {
            draft.id(uri);
        }
    }

    private void takeRendering(String field, JsonNode value) throws UnusableException {
        if (field.startsWith("body_")) {
            bodies.add(new Text(field, "", text(field, value), false));
        } else if (field.startsWith("headline_")) {
            headlines.add(new Text(field, field, text(field, value), false));
        } else {
            draft.unknown(field);
        }
    }

    private static void type(String type) throws UnusableException {
        if (TYPES_WITHOUT_TEXT.contains(type)) {
            throw new UnusableException("is of type " + type + "; only texts are published");
        }
    }

    private void note(String field, String note) {
        draft.editorsNote(note);
        draft.unknown(field);
    }

    private void altIds(JsonNode value) throws UnusableException {
        if (value.isArray()) {
            for (JsonNode id : value) {
                String role = id.path("role").asText("");
                draft.altId(role.isEmpty() ? "altids" : role, id.path("value").asText(""));
            }
        } else {
            for (Map.Entry<String, JsonNode> id : value.properties()) {
                draft.altId(id.getKey(), text("altids." + id.getKey(), id.getValue()));
            }
        }
    }

    /** Both codes and names: which of them a newsroom goes by is not known here. */
    private void subjects(String field, JsonNode value) {
        for (JsonNode subject : value) {
            draft.subject(code(subject));
            draft.subject(subject.path("name").asText(""));
            countOthers(field, subject, Set.of("name", "uri", "literal", "scheme", "code"));
        }
    }

    private static @Nullable String code(JsonNode concept) {
        if (concept.has("uri")) {
            return concept.path("uri").asText();
        }
        String scheme = concept.path("scheme").asText("");
        String code = concept.path("code").asText(concept.path("literal").asText(""));
        boolean joined = scheme.isEmpty() || scheme.endsWith("/") || scheme.endsWith("#") || scheme.endsWith(":");
        return code.isEmpty() ? null : scheme + (joined ? "" : ":") + code;
    }

    private void infoSources(String field, JsonNode value) {
        for (JsonNode source : value) {
            String name = source.path("name").asText("");
            draft.credit(name.isEmpty() ? code(source) : name);
            countOthers(field, source, Set.of("name", "uri", "literal", "scheme", "code"));
        }
    }

    private void countOthers(String field, JsonNode object, Set<String> used) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!used.contains(member.getKey())) {
                draft.unknown(field + "." + member.getKey());
            }
        }
    }

    /** In 1.x an object whose names are free, later an array; texts among them that this one was made from are named. */
    private void associations(String field, JsonNode value) {
        if (value.isArray()) {
            for (JsonNode item : value) {
                association(field, item.path("rel").asText(""), item);
            }
        } else {
            value.properties().forEach(item -> association(field, item.getKey(), item.getValue()));
        }
    }

    private void association(String field, String relation, JsonNode item) {
        String kind = ArticleDraft.lastPart(relation).toLowerCase(Locale.ROOT);
        String id = item.path("uri").asText(item.path("guid").asText(""));
        if (ORIGINS.contains(kind) && !id.isEmpty()) {
            draft.derivedFrom(id);
        } else {
            draft.unknown(field);
        }
    }

    private static void renderings(String field, JsonNode value, List<Text> texts) throws UnusableException {
        for (JsonNode item : value) {
            String text = item.isTextual() ? item.asText() : text(field + ".value", item.path("value"));
            // Some say so of markup.
            boolean isPlain = item.path("contentType").asText("").equals("text/plain") && !text.contains("</");
            texts.add(new Text(field, item.path("role").asText(""), text, isPlain));
        }
    }

    private void complete() throws UnusableException {
        headlines.stream()
                .sorted(Comparator.comparing(
                        text -> text.role().isEmpty() || text.role().equals("main") ? 0 : 1))
                .forEach(text -> draft.headline(text.field(), text.value()));
        draft.headline("title", title);
        draft.publishedAt("contentcreated", contentCreated);
        completeRights();
        chooseBody();
    }

    /** Whoever holds the rights has published it, unless a source is given. */
    private void completeRights() {
        if (copyrightHolder != null) {
            draft.source(copyrightHolder);
            draft.copyrightHolder(copyrightHolder);
        }
        if (ap) {
            draft.sourceUnlessKnown("AP");
        }
    }

    /** One with markup, whose paragraphs are known, and of those the main one; another text than that is counted. */
    private void chooseBody() {
        List<Text> inOrder = bodies.stream()
                .filter(text -> !text.value().isBlank())
                .sorted(Comparator.comparing(Text::rank))
                .toList();
        for (Text text : inOrder) {
            String plain = text.isPlain() ? MarkupText.plain(text.value()) : MarkupText.of(text.value());
            if (draft.body().isEmpty()) {
                draft.body(plain);
            } else if (!sameWords(plain, draft.body())) {
                draft.unknown(text.field());
            }
        }
    }

    private static boolean sameWords(String a, String b) {
        return WhiteSpace.without(a).equals(WhiteSpace.without(b));
    }

    private static String names(String field, JsonNode value) throws UnusableException {
        return value.isArray() ? String.join(", ", texts(value)) : text(field, value);
    }

    /** Strings, or the names or values of objects. */
    private static List<String> texts(JsonNode value) {
        if (!value.isArray()) {
            return List.of(value.asText(""));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : value) {
            String text = item.path("name")
                    .asText(item.path("value")
                            .asText(item.path("byline").asText(item.path("by").asText(item.asText("")))));
            texts.add(text);
        }
        return texts;
    }

    private static String text(String field, JsonNode value) throws UnusableException {
        if (!value.isValueNode()) {
            throw new UnusableException(
                    field + ": expected a string, got " + (value.isArray() ? "an array" : "an object"));
        }
        return value.asText();
    }
}
