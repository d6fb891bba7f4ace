package dev.wirefold.wire.format;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the text of a page's article: in what is marked up as such, else in the element that holds most of the page's
 * prose. Prose is what stands in paragraphs and is not linked (text and link density, after Kohlschütter, Fankhauser and
 * Nejdl 2010, "Boilerplate Detection using Shallow Text Features").
 */
final class MainText {
    /** Shorter texts are teasers and notices. */
    private static final int MIN_PROSE_CHARS = 140;

    /** Elements in which an article is looked for, outermost first. */
    private static final int MAX_MARKED_ELEMENTS = 10;

    /** Where pages say that an article stands; previews of other articles say so too, and are shorter. */
    private static final List<String> MARKED = List.of("[itemprop=articleBody]", "article", "main", "[role=main]");

    /** Around and between the paragraphs of an article, and none of it. */
    private static final String NO_PROSE =
            "aside, footer, nav, figure, form, script, style, noscript, template, button,"
                    + " [role=navigation], [role=complementary], [role=contentinfo], [hidden], [aria-hidden=true]";

    private static final String PARAGRAPHS = "p, pre";

    /** What a paragraph counts at its parent's parent, since some pages wrap each of them. */
    private static final double SHARE_OF_GRANDPARENT = 0.5;

    private MainText() {}

    /** Empty when there is none. Takes out of the page what is none of it. */
    static String takeFrom(Document page) {
        page.select(NO_PROSE).remove();
        for (String selector : MARKED) {
            Optional<Element> found = page.select(selector).stream()
                    .limit(MAX_MARKED_ELEMENTS)
                    .filter(element -> prose(element) >= MIN_PROSE_CHARS)
                    .max(Comparator.comparing(MainText::prose));
            if (found.isPresent()) {
                return text(found.get());
            }
        }
        return densest(page).map(MainText::text).orElseGet(() -> MarkupText.of(page.body()));
    }

    private static Optional<Element> densest(Document page) {
        IdentityHashMap<Element, Double> scores = new IdentityHashMap<>();
        for (Element paragraph : page.select(PARAGRAPHS)) {
            double prose = unlinked(paragraph);
            Element parent = paragraph.parent();
            if (parent != null && prose > 0) {
                scores.merge(parent, prose, Double::sum);
                Element grandparent = parent.parent();
                if (grandparent != null) {
                    scores.merge(grandparent, SHARE_OF_GRANDPARENT * prose, Double::sum);
                }
            }
        }
        // Looked at in the order of the page, so that of equals the first is taken.
        Element best = null;
        double most = MIN_PROSE_CHARS;
        for (Element element : page.getAllElements()) {
            double score = scores.getOrDefault(element, 0.0);
            if (score > most) {
                most = score;
                best = element;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String text(Element element) {
        element.select("h1, header").remove();
        return MarkupText.of(element);
    }

    private static int prose(Element element) {
        return element.select(PARAGRAPHS).stream().mapToInt(MainText::unlinked).sum();
    }

    private static int unlinked(Element paragraph) {
        int linked = paragraph.select("a").stream()
                .mapToInt(link -> link.text().length())
                .sum();
        return Math.max(0, paragraph.text().length() - 2 * linked);
    }
}
