package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The article of a web page. What the page says of it is taken from JSON-LD first, then from OpenGraph and other
 * {@code meta} elements, then from the elements of the page; the text from JSON-LD's {@code articleBody}, else from where
 * {@link MainText} finds it. Pages are made for browsers, so what can't be understood is counted, never a reason to refuse,
 * except for a page without text.
 */
final class HtmlPage {
    private static final int MAX_ID_CHARS = 512;

    /** Members that describe the page or the description itself. */
    private static final Set<String> TECHNICAL =
            Set.of("@context", "@type", "@id", "articleBody", "wordCount", "isAccessibleForFree", "hasPart");

    private final Document page;
    private final Draft draft = new Draft();
    private @Nullable String canonical;

    private HtmlPage(Document page) {
        this.page = page;
    }

    /** @throws UnusableException when the page has no text */
    static Draft read(Document page) throws UnusableException {
        HtmlPage html = new HtmlPage(page);
        Optional<JsonNode> described = JsonLd.article(page);
        html.takeAddress();
        if (described.isPresent()) {
            html.takeJsonLd(described.get());
        }
        html.takeMetadata();
        html.takeElements();
        html.takeText(described.map(article -> String.join("\n", JsonLd.texts(article.path("articleBody")))));
        html.identify();
        return html.draft;
    }

    private void takeJsonLd(JsonNode article) throws UnusableException {
        for (Map.Entry<String, JsonNode> member : article.properties()) {
            List<String> texts = JsonLd.texts(member.getValue());
            String name = member.getKey();
            if (!texts.isEmpty() && !TECHNICAL.contains(name)) {
                takeMember(name, member.getValue(), texts);
            }
        }
    }

    private void takeMember(String name, JsonNode value, List<String> texts) throws UnusableException {
        String first = texts.get(0);
        switch (name) {
            case "headline" -> draft.headline(name, first);
            case "author", "creator" -> draft.byline(name, String.join(", ", texts));
            case "publisher" -> draft.source(first);
            case "sourceOrganization", "creditText", "provider" -> texts.forEach(draft::credit);
            case "datePublished" -> publishedAt(name, first);
            case "dateModified" -> versionTime(name, first);
            case "inLanguage" -> draft.language(value.path("alternateName").asText(first));
            case "url" -> address(first);
            case "mainEntityOfPage" -> address(value.path("@id").asText(first));
            case "dateline", "locationCreated" -> draft.dateline(name, first);
            case "articleSection", "about", "keywords" -> texts.forEach(this::takeSubjects);
            case "copyrightNotice" -> draft.copyright(name, first);
            case "copyrightHolder" -> draft.copyrightHolder(first);
            case "isBasedOn", "isBasedOnUrl" -> texts.forEach(draft::derivedFrom);
            case "identifier" -> {
                String scheme = value.path("propertyID").asText("");
                texts.forEach(text -> draft.altId(scheme.isEmpty() ? name : scheme, text));
            }
            case "version" -> draft.revision(name, first);
            default -> draft.unknown(name);
        }
    }

    private void takeAddress() {
        Element link = page.selectFirst("link[rel~=(?i)\\bcanonical\\b]");
        address(link == null ? null : link.attr("href"));
        address(meta("og:url").orElse(null));
    }

    private void address(@Nullable String address) {
        String given = Draft.said(address);
        if (canonical == null && given != null && isAddress(given)) {
            canonical = given;
            draft.url("url", given);
        }
    }

    private void takeMetadata() throws UnusableException {
        Draft known = draft;
        first(known.hasHeadline(), "og:title", "twitter:title", "dc.title")
                .ifPresent(title -> known.headline("title", title));
        first(known.hasByline(), "author", "article:author", "dc.creator", "parsely-author")
                .filter(name -> !isAddress(name))
                .ifPresent(name -> known.byline("author", name));
        first(known.hasSource(), "og:site_name", "application-name", "dc.publisher")
                .ifPresent(known::source);
        first(
                        known.publishedAt() != null,
                        "article:published_time",
                        "date",
                        "pubdate",
                        "dc.date.issued",
                        "dc.date",
                        "parsely-pub-date",
                        "datepublished")
                .ifPresent(time -> publishedAt("published", time));
        first(
                        known.versionTime() != null,
                        "article:modified_time",
                        "og:updated_time",
                        "last-modified",
                        "dcterms.modified")
                .ifPresent(time -> versionTime("modified", time));
        first(known.hasCopyright(), "copyright", "dc.rights", "dcterms.rights")
                .ifPresent(notice -> known.copyright("copyright", notice));
        for (String name : List.of("article:section", "article:tag", "news_keywords", "keywords")) {
            all(name).forEach(this::takeSubjects);
        }
    }

    private void takeSubjects(String list) {
        int start = 0;
        for (int comma = list.indexOf(','); comma >= 0; comma = list.indexOf(',', start)) {
            draft.subject(list.substring(start, comma));
            start = comma + 1;
        }
        draft.subject(list.substring(start));
    }

    private static boolean isAddress(String text) {
        String scheme = text.regionMatches(true, 0, "https", 0, 5) ? "https://" : "http://";
        return text.length() > scheme.length()
                && text.regionMatches(true, 0, scheme, 0, scheme.length())
                && text.chars().noneMatch(c -> WhiteSpace.isAscii((char) c));
    }

    private Optional<String> first(boolean known, String... names) {
        if (known) {
            return Optional.empty();
        }
        for (String name : names) {
            Optional<String> found = meta(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<String> meta(String name) {
        return all(name).stream().findFirst();
    }

    private List<String> all(String name) {
        return page.select("meta[content]").stream()
                .filter(meta -> name(meta).equals(name))
                .map(meta -> meta.attr("content").strip())
                .filter(content -> !content.isEmpty())
                .toList();
    }

    /** OpenGraph has it in {@code property}, microdata in {@code itemprop}. */
    private static String name(Element meta) {
        for (String attribute : List.of("property", "name", "itemprop", "http-equiv")) {
            if (meta.hasAttr(attribute)) {
                return meta.attr(attribute).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    private void takeElements() throws UnusableException {
        Element html = page.selectFirst("html");
        draft.language(html == null ? null : html.attr("lang"));
        draft.language(meta("content-language").orElse(null));
        draft.language(meta("og:locale").orElse(null));
        if (!draft.hasHeadline()) {
            draft.headline("h1", words("[itemprop=headline], article h1, h1"));
            draft.headline("title", Draft.said(page.title()));
        }
        if (!draft.hasByline()) {
            draft.byline("author", words("[itemprop=author], [rel=author], .byline, .author"));
        }
        takeTimes();
    }

    private @Nullable String words(String selector) {
        Element element = page.selectFirst(selector);
        return element == null ? null : element.text();
    }

    private void takeTimes() throws UnusableException {
        Element published = page.selectFirst("[itemprop=datePublished], time[pubdate], article time, time");
        if (draft.publishedAt() == null && published != null) {
            String machine =
                    Objects.requireNonNullElse(Draft.said(published.attr("datetime")), published.attr("content"));
            if (Times.parseAny(machine).isPresent()) {
                draft.publishedAt("time", machine);
            }
        }
        Element modified = page.selectFirst("[itemprop=dateModified]");
        if (draft.versionTime() == null && modified != null) {
            String machine =
                    Objects.requireNonNullElse(Draft.said(modified.attr("datetime")), modified.attr("content"));
            if (Times.parseAny(machine).isPresent()) {
                draft.versionTime("time", machine);
            }
        }
    }

    private void takeText(Optional<String> articleBody) throws UnusableException {
        String text = articleBody.map(MarkupText::of).orElse("");
        if (text.isEmpty()) {
            text = MainText.takeFrom(page);
        }
        if (text.isEmpty()) {
            throw new UnusableException("is a page without a text that could be an article");
        }
        draft.body(text);
    }

    /** Of all that a page has, its canonical address alone stays the same when it is saved again. */
    private void identify() {
        if (canonical != null && canonical.length() <= MAX_ID_CHARS) {
            draft.id(canonical);
        }
    }

    private void publishedAt(String name, String time) {
        time(name, time, draft::publishedAt);
    }

    private void versionTime(String name, String time) {
        time(name, time, draft::versionTime);
    }

    private interface Taker {
        void take(String name, String time) throws UnusableException;
    }

    private void time(String name, String time, Taker taker) {
        try {
            taker.take(name, time);
        } catch (UnusableException e) {
            draft.unknown(name);
        }
    }
}
