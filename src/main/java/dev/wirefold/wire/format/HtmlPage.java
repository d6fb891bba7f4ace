package dev.wirefold.wire.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final List<String> SITE_NAMES = List.of("og:site_name", "application-name", "dc.publisher");

    private static final List<String> TITLES =
            List.of("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "headline");

    /** Members that describe the page or the description itself. */
    private static final Set<String> TECHNICAL =
            Set.of("@context", "@type", "@id", "articleBody", "wordCount", "isAccessibleForFree", "hasPart");

    private final Document page;
    private final PageMeta meta;
    private final JsonLd described;
    private final PageTitle titles;
    private final ArticleDraft draft;
    private @Nullable String canonical;

    private HtmlPage(Document page, Times times) {
        this.draft = new ArticleDraft(times);
        this.page = page;
        this.meta = new PageMeta(page);
        this.described = JsonLd.of(page);
        this.titles = new PageTitle(page);
    }

    /** @throws UnusableException when the page has no text */
    static ArticleDraft read(Document page, Times times) throws UnusableException {
        HtmlPage html = new HtmlPage(page, times);
        html.takeAddress();
        html.takeSites();
        if (html.described.article().isPresent()) {
            html.takeJsonLd(html.described.article().get());
        }
        html.takeMetadata();
        html.takeElements();
        html.takeText();
        html.identify();
        return html.draft;
    }

    /** All names of the site, before anything is taken for a headline. */
    private void takeSites() {
        for (String name : SITE_NAMES) {
            meta.all(name).forEach(titles::site);
        }
        described
                .article()
                .ifPresent(article -> described.texts(article.path("publisher")).forEach(titles::site));
        if (canonical != null) {
            titles.address(canonical);
        }
    }

    private void takeJsonLd(JsonNode article) throws UnusableException {
        for (Map.Entry<String, JsonNode> member : article.properties()) {
            List<String> texts = described.texts(member.getValue());
            String name = member.getKey();
            if (!texts.isEmpty() && !TECHNICAL.contains(name)) {
                takeMember(name, member.getValue(), texts);
            }
        }
    }

    private void takeMember(String name, JsonNode value, List<String> texts) throws UnusableException {
        String first = texts.get(0);
        switch (name) {
            case "headline" -> headline(name, first);
            case "author", "creator" ->
                draft.byline(
                        name,
                        texts.stream().filter(author -> !isAddress(author)).collect(Collectors.joining(", ")));
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
        address(meta.first(List.of("og:url")).orElse(null));
    }

    private void address(@Nullable String address) {
        String given = ArticleDraft.said(address);
        if (canonical == null && given != null && isAddress(given)) {
            canonical = given;
            draft.url("url", given);
        }
    }

    private void headline(String field, String title) {
        String shown = MarkupText.line(title);
        titles.cleaned(shown).map(titles::whole).ifPresent(headline -> draft.headline(field, headline));
    }

    private void takeMetadata() throws UnusableException {
        ArticleDraft known = draft;
        for (String name : TITLES) {
            if (!known.hasHeadline()) {
                meta.all(name).forEach(title -> headline("title", title));
            }
        }
        first(known.hasByline(), "author", "article:author", "dc.creator", "parsely-author")
                .filter(name -> !isAddress(name))
                .ifPresent(name -> known.byline("author", name));
        first(known.hasSource(), "og:site_name", "application-name", "dc.publisher")
                .ifPresent(known::source);
        for (String name : PageTimes.PUBLISHED) {
            if (known.publishedAt() == null) {
                meta.all(name).stream().limit(1).forEach(time -> publishedAt("published", time));
            }
        }
        for (String name : PageTimes.MODIFIED) {
            if (known.versionTime() == null) {
                meta.all(name).stream().limit(1).forEach(time -> versionTime("modified", time));
            }
        }
        first(known.hasCopyright(), "copyright", "dc.rights", "dcterms.rights")
                .ifPresent(notice -> known.copyright("copyright", notice));
        for (String name : List.of("article:section", "article:tag", "news_keywords", "keywords")) {
            meta.all(name).forEach(this::takeSubjects);
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
        return known ? Optional.empty() : meta.first(List.of(names));
    }

    private void takeElements() throws UnusableException {
        Element html = page.selectFirst("html");
        draft.language(html == null ? null : html.attr("lang"));
        draft.language(first(false, "content-language").orElse(null));
        draft.language(first(false, "og:locale").orElse(null));
        if (!draft.hasHeadline()) {
            draft.headline("title", titles.shown().orElse(null));
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

    /** What the page says of itself holds for its article, if nothing is said of that. */
    private void takeTimes() {
        Optional<JsonNode> itself = described.webPage();
        if (draft.publishedAt() == null) {
            itself.map(json -> json.path("datePublished"))
                    .filter(JsonNode::isTextual)
                    .ifPresent(time -> publishedAt("datePublished", time.asText()));
        }
        if (draft.publishedAt() == null) {
            PageTimes.published(page).ifPresent(time -> publishedAt("time", time));
        }
        if (draft.versionTime() == null) {
            itself.map(json -> json.path("dateModified"))
                    .filter(JsonNode::isTextual)
                    .ifPresent(time -> versionTime("dateModified", time.asText()));
        }
        if (draft.versionTime() == null) {
            PageTimes.modified(page).ifPresent(time -> versionTime("time", time));
        }
    }

    private void takeText() throws UnusableException {
        String said = described
                .article()
                .map(article -> String.join("\n", described.texts(article.path("articleBody"))))
                .map(MarkupText::of)
                .orElse("");
        String shown = MainText.takeFrom(page, Objects.requireNonNullElse(draft.headline(), ""));
        String text = ArticleBody.isBetter(said, shown) ? said : shown;
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
        Optional<Instant> given = time(name, time);
        if (given.isPresent()) {
            draft.publishedAt(name, given.get());
        }
    }

    private void versionTime(String name, String time) {
        Optional<Instant> given = time(name, time);
        if (given.isPresent()) {
            draft.versionTime(given.get());
        }
    }

    /** A page is never refused for a time that is none. */
    private Optional<Instant> time(String name, String time) {
        Optional<Instant> given = draft.times().parseAny(time).filter(PageTimes::isSet);
        if (given.isEmpty() && ArticleDraft.said(time) != null) {
            draft.unknown(name);
        }
        return given;
    }
}
