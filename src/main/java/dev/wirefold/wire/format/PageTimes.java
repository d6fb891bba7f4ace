package dev.wirefold.wire.format;

import dev.wirefold.wire.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** When an article was published or changed, by what its page says. */
final class PageTimes {
    static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "article:published",
            "og:article:published_time",
            "og:published_time",
            "datePublished",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "date_published",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dc.date.created",
            "dcterms.created",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "cXenseParse:recs:publishtime");

    static final List<String> MODIFIED = List.of(
            "article:modified_time",
            "article:modified",
            "og:updated_time",
            "dateModified",
            "last-modified",
            "dcterms.modified",
            "dc.date.modified");

    /** Most telling first. A time without a role is the article's only where no other is likely to stand. */
    private static final List<String> PUBLISHED_ELEMENTS =
            List.of("[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "time[datetime]");

    private static final String AROUND = "aside, nav, footer, [itemprop=comment]";

    /** No page is older, and no date further off; templates without one say year 1 or 9999. */
    private static final int MIN_YEAR = 1800;

    private static final int MAX_YEAR = 2999;

    private static final long DAY_SECONDS = 86_400;

    private PageTimes() {}

    /** Whether a time is one at all: what was never set shows as the year 1, or as the first day of 1970. */
    static boolean isSet(Instant time) {
        int year = time.atOffset(ZoneOffset.UTC).getYear();
        boolean epoch = Math.abs(time.getEpochSecond()) <= DAY_SECONDS;
        return year >= MIN_YEAR && year <= MAX_YEAR && !epoch;
    }

    static Optional<String> published(Document page) {
        for (String selector : PUBLISHED_ELEMENTS) {
            Optional<String> found = first(page, selector);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<String> modified(Document page) {
        return first(page, "[itemprop=dateModified]");
    }

    /** Written for machines in an attribute, or in the element itself. */
    private static Optional<String> first(Document page, String selector) {
        for (Element element : page.select(selector)) {
            if (element.closest(AROUND) == null && !inComment(element)) {
                List<String> written = new ArrayList<>();
                written.add(element.attr("datetime"));
                written.add(element.attr("content"));
                written.add(element.text());
                for (String text : written) {
                    if (Times.UTC.parseAny(text).filter(PageTimes::isSet).isPresent()) {
                        return Optional.of(text);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean inComment(Element element) {
        for (Element outer = element; outer != null; outer = outer.parent()) {
            if (!outer.normalName().equals("body")
                    && !outer.normalName().equals("html")
                    && PageNames.isOfReaders(outer)) {
                return true;
            }
        }
        return false;
    }
}
