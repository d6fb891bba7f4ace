package dev.wirefold.wire.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** What stands on a page around its article and is none of it, by how it is marked up and named. */
final class PageFurniture {
    /** No text. */
    private static final String UNREAD =
            "script, style, noscript, template, iframe, object, embed, svg, canvas, audio, video,"
                    + " button, input, select, textarea, label, dialog, figure, nav, [role=navigation], [role=dialog],"
                    + " [role=alertdialog], [role=banner], [role=search], [role=menu], [role=menubar], [aria-modal=true]";

    private static final String AROUND = "aside, footer, [role=complementary], [role=contentinfo], [aria-hidden=true]";

    private static final String ARTICLE = "h1, [itemprop=articleBody]";

    private static final int MAX_ARTICLE_MARKS = 50;

    /** What of the page's prose stands hidden at most; more is an article that opens on a click or a payment. */
    private static final double MAX_HIDDEN = 0.7;

    /** What holds more of the page's prose, and little else, is the article, whatever it is called. */
    private static final double MAX_SHARE = 0.4;

    /** What holds more of it is the page. */
    private static final double NEARLY_ALL = 0.8;

    /** Less prose than this beside a headline is a summary. */
    private static final int MIN_ARTICLE_CHARS = 560;

    private PageFurniture() {}

    /** Takes out what is no text, and what a reader does not see. */
    static void removeUnseen(Document page) {
        page.select(UNREAD).remove();
        List<Element> hidden = page.select("[hidden], [style]").stream()
                .filter(PageFurniture::isHidden)
                .toList();
        if (!hidden.isEmpty()) {
            PageProse prose = PageProse.judged(page, Set.of());
            double most = MAX_HIDDEN * prose.in(page.body()).prose();
            hidden.stream().filter(element -> prose.in(element).prose() <= most).forEach(Node::remove);
        }
    }

    private static boolean isHidden(Element element) {
        String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
        return element.hasAttr("hidden") || style.contains("display:none") || style.contains("visibility:hidden");
    }

    /** Takes out what readers of the page wrote. */
    static void removeReaders(Document page) {
        Set<Element> articles = aroundArticles(page);
        NodeTraversor.filter(
                (node, depth) -> depth > 0
                                && node instanceof Element element
                                && PageNames.isOfReaders(element)
                                && !articles.contains(element)
                        ? NodeFilter.FilterResult.REMOVE
                        : NodeFilter.FilterResult.CONTINUE,
                page.body());
    }

    /** What is marked up or named as furniture, and does not hold the most of the page's prose. */
    static Set<Element> around(Document page, PageProse prose) {
        Set<Element> articles = aroundArticles(page);
        Set<Element> furniture = new HashSet<>();
        Set<Element> marked = new HashSet<>();
        marked.addAll(page.select(AROUND));
        Element body = page.body();
        int all = prose.in(body).prose();
        for (Element element : body.getAllElements()) {
            boolean called = marked.contains(element)
                    || (PageNames.isFurniture(element)
                            && !PageNames.isText(element)
                            && !element.normalName().equals("main"));
            PageProse.Share share = prose.in(element);
            boolean headed = share.prose() > MIN_ARTICLE_CHARS && articles.contains(element);
            if (called && !element.equals(body) && !headed && !holdsMost(share, all)) {
                furniture.add(element);
            }
        }
        return furniture;
    }

    private static boolean holdsMost(PageProse.Share share, int all) {
        boolean isProse = share.score() * 2 > share.prose();
        return share.prose() > NEARLY_ALL * all || (share.prose() > MAX_SHARE * all && isProse);
    }

    /** What has an article's headline or text in it. */
    private static Set<Element> aroundArticles(Document page) {
        Set<Element> around = new HashSet<>();
        page.select(ARTICLE).stream().limit(MAX_ARTICLE_MARKS).forEach(mark -> {
            around.add(mark);
            around.addAll(mark.parents());
        });
        return around;
    }
}
