package dev.wirefold.wire.format;

import dev.wirefold.core.text.LetterCase;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Takes out of an article's element what is none of its text: its headline, lists of links, headings that head nothing. */
final class ArticleElement {
    /** Less prose is a label. */
    private static final int MIN_PROSE_CHARS = 140;

    /** Longer linked paragraphs are sentences that happen to be linked. */
    private static final int MAX_LINK_CHARS = 200;

    /** Of a paragraph's characters, those that must be linked for it to point elsewhere. */
    private static final double ALL_LINKED = 0.8;

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private ArticleElement() {}

    static void clean(Element article, PageProse prose, String headline) {
        article.select("header").stream()
                .filter(header -> !header.equals(article) && prose.in(header).prose() < MIN_PROSE_CHARS)
                .forEach(Element::remove);
        removeHeadline(article, comparable(headline));
        for (Element element : article.getAllElements()) {
            if (!element.equals(article) && isLinks(element, prose)) {
                element.remove();
            }
        }
        removeLastHeadings(article);
    }

    private static void removeHeadline(Element article, String headline) {
        for (Element heading : article.select("h1, h2")) {
            String text = comparable(heading.text());
            boolean first = heading.normalName().equals("h1") && (text.contains(headline) || headline.contains(text));
            if (!heading.equals(article) && (first || text.equals(headline))) {
                heading.remove();
            }
        }
    }

    private static boolean isLinks(Element element, PageProse prose) {
        PageProse.Share share = prose.in(element);
        return switch (element.normalName()) {
            case "ul", "ol", "dl", "table", "div", "section" ->
                share.linked() * 2 > share.chars() && share.prose() < MIN_PROSE_CHARS;
            case "p", "h2", "h3", "h4", "h5", "h6" ->
                share.linked() > ALL_LINKED * share.chars() && share.chars() < MAX_LINK_CHARS;
            default -> false;
        };
    }

    private static void removeLastHeadings(Element article) {
        List<Element> elements = article.getAllElements();
        for (int i = elements.size() - 1; i > 0; i--) {
            Element element = elements.get(i);
            if (isHeading(element)) {
                element.remove();
            } else if (!element.ownText().isBlank()
                    && element.parents().stream().noneMatch(ArticleElement::isHeading)) {
                return;
            }
        }
    }

    private static boolean isHeading(Element element) {
        return HEADINGS.contains(element.normalName());
    }

    /** Letters and digits alone, in lower case. */
    static String comparable(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        LetterCase.lower(text).codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
