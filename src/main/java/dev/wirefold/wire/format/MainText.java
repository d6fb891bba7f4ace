package dev.wirefold.wire.format;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Finds the text of a page's article: in what is marked up as such, if it holds its share of the page's prose, else
 * anywhere on the page.
 */
final class MainText {
    /** Shorter texts are teasers and notices. */
    private static final int MIN_PROSE_CHARS = 140;

    /** Elements in which an article is looked for, outermost first. */
    private static final int MAX_MARKED_ELEMENTS = 50;

    /** Where pages say that an article stands; previews of other articles say so too, and are shorter. */
    private static final List<String> MARKED =
            List.of("[itemprop~=(?i)\\barticleBody\\b]", "article", "main, [role=main]");

    /** What of the page's prose the marked element must hold. */
    private static final double FAIR_SHARE = 0.4;

    /** A page whose cleaned text is shorter than this share of the other was cleaned of its article. */
    private static final double TOO_CLEAN = 0.25;

    private MainText() {}

    /** Empty when there is none. Takes out of the page what is none of it. */
    static String takeFrom(Document page, String headline) {
        PageFurniture.removeUnseen(page);
        PageFurniture.removeReaders(page);
        Set<Element> furniture = PageFurniture.around(page, PageProse.judged(page, Set.of()));
        PageProse prose = PageProse.judged(page, furniture);
        if (prose.in(page.body()).prose() < MIN_PROSE_CHARS) {
            return MarkupText.of(page.body());
        }
        Element found = place(page, prose);
        Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());
        around.add(found);
        around.addAll(found.parents());
        furniture.stream().filter(element -> !around.contains(element)).forEach(Element::remove);
        Element article = ProsePlace.withNeighbours(found, prose);
        ArticleElement.clean(article, prose, headline);
        return MarkupText.of(article);
    }

    static Element place(Document page, PageProse prose) {
        for (String selector : MARKED) {
            Optional<Element> found = page.body().select(selector).stream()
                    .limit(MAX_MARKED_ELEMENTS)
                    .max(Comparator.comparing(element -> prose.in(element).score()));
            if (found.isPresent() && isFair(prose.in(found.get()), prose.in(page.body()))) {
                return ProsePlace.in(
                        found.get(), prose, selector.equals("article") ? 0.9 : selector.startsWith("main") ? 0.8 : 1);
            }
        }
        return ProsePlace.in(page.body(), prose, 0.8);
    }

    private static boolean isFair(PageProse.Share part, PageProse.Share whole) {
        return part.score() >= MIN_PROSE_CHARS && part.score() >= FAIR_SHARE * whole.prose();
    }
}
