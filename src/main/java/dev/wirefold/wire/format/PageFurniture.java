package dev.wirefold.wire.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Takes out of a page what stands around an article, and out of an article what is none of its text. */
final class PageFurniture {
    /** No text, or none that a reader sees. */
    private static final String UNSEEN = "script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video,"
            + " button, input, select, textarea, label, dialog, figure, nav, [hidden], [role=navigation], [role=dialog],"
            + " [role=alertdialog], [role=banner], [role=search], [role=menu], [role=menubar], [aria-modal=true]";

    /** Around and between the paragraphs of an article, and none of it. */
    private static final String AROUND = "aside, footer, [role=complementary], [role=contentinfo], [aria-hidden=true]";

    /** What holds more of the page's prose is the article, whatever it is called. */
    private static final double MAX_SHARE = 0.4;

    private static final double NEARLY_ALL = 0.8;

    private static final int MIN_PROSE_CHARS = 140;

    /** Longer linked paragraphs are sentences that happen to be linked. */
    private static final int MAX_LINK_CHARS = 200;

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private PageFurniture() {}

    static void removeUnseen(Document page) {
        page.select(UNSEEN).remove();
        for (Element element : page.select("[style]")) {
            String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
            if (style.contains("display:none") || style.contains("visibility:hidden")) {
                element.remove();
            }
        }
    }

    /** Takes out what readers of the page wrote. */
    static void removeReaders(Document page) {
        for (Element element : page.body().getAllElements()) {
            if (element != page.body() && PageNames.isOfReaders(element) && element.selectFirst("h1") == null) {
                element.remove();
            }
        }
    }

    /** What is marked up or named as furniture, and does not hold the most of the page's prose. */
    static Set<Element> around(Document page, PageProse prose) {
        Set<Element> furniture = Collections.newSetFromMap(new IdentityHashMap<>());
        Element body = page.body();
        int all = prose.in(body).prose();
        for (Element element : page.select(AROUND)) {
            if (!isText(element, prose, all)) {
                furniture.add(element);
            }
        }
        for (Element element : body.getAllElements()) {
            if (element != body && !element.normalName().equals("main") && PageNames.isFurniture(element) && !PageNames.isText(element) && !isText(element, prose, all)) {
                furniture.add(element);
            }
        }
        return furniture;
    }

    private static boolean isText(Element element, PageProse prose, int all) {
        PageProse.Share share = prose.in(element);
        boolean most = share.prose() > NEARLY_ALL * all || (share.prose() > MAX_SHARE * all && share.score() * 2 > share.prose());
        return most || (share.prose() > 4 * MIN_PROSE_CHARS && element.selectFirst("h1, [itemprop=articleBody]") != null);
    }

    /** The article without its headline, lists of links, and headings that head nothing. */
    static void removeWithin(Element article, PageProse prose, String title) {
        article.select("header").forEach(header -> {
            if (prose.in(header).prose() < MIN_PROSE_CHARS) {
                header.remove();
            }
        });
        String same = comparable(title);
        for (Element heading : article.select("h1, h2")) {
            String text = comparable(heading.text());
            if (text.equals(same) || (heading.normalName().equals("h1") && (text.contains(same) || same.contains(text)))) {
                heading.remove();
            }
        }
        for (Element element : article.getAllElements()) {
            if (element != article && element.parent() != null && isLinks(element, prose)) {
                element.remove();
            }
        }
        removeEmptyHeadings(article);
    }

    private static boolean isLinks(Element element, PageProse prose) {
        PageProse.Share share = prose.in(element);
        return switch (element.normalName()) {
            case "ul", "ol", "dl", "table", "div", "section" ->
                share.isLinked() && share.prose() < MIN_PROSE_CHARS;
            case "p", "h2", "h3", "h4", "h5", "h6" -> share.linked() * 10 > share.chars() * 8 && share.chars() < MAX_LINK_CHARS;
            default -> false;
        };
    }

    private static void removeEmptyHeadings(Element article) {
        List<Element> elements = new ArrayList<>(article.getAllElements());
        for (int i = elements.size() - 1; i > 0; i--) {
            Element element = elements.get(i);
            if (!element.hasText() || MarkupText.NO_TEXT.contains(element.normalName())) {
                continue;
            }
            if (!isHeading(element)) {
                if (element.parents().stream().noneMatch(PageFurniture::isHeading) && !element.ownText().isBlank()) {
                    return;
                }
            } else {
                element.remove();
            }
        }
    }

    private static boolean isHeading(Element element) {
        return HEADINGS.contains(element.normalName());
    }

    static String comparable(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
