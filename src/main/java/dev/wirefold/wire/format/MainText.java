package dev.wirefold.wire.format;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the text of a page's article: in what is marked up as such, if it holds its share of the page's prose, else
 * anywhere on the page.
 */
final class MainText {
    /** Shorter texts are teasers and notices. */
    private static final int MIN_PROSE_CHARS = 140;

    private static final int MAX_MARKED_ELEMENTS = 50;

    /** What of the page's prose the marked element must hold. */
    private static final double FAIR_SHARE = 0.4;

    /**
     * Where pages say that an article stands; previews of other articles say so too.
     *
     * @param selector of such elements
     * @param shareOfParts what the prose of a part counts there: the surer it is an article, the more
     */
    private record Mark(String selector, double shareOfParts) {}

    /** The surest first. */
    private static final List<Mark> MARKS = List.of(
            new Mark("[itemprop~=(?i)\\barticleBody\\b]", 1),
            new Mark("article", 0.9),
            new Mark("main, [role=main]", 0.8));

    private static final double SHARE_OF_PARTS_ELSEWHERE = 0.8;

    private MainText() {}

    /** Empty when there is none. Takes out of the page what is none of it. */
    static String takeFrom(Document page, String headline) {
        PageFurniture.removeUnseen(page);
        PageFurniture.removeReaders(page);
        Set<Element> furniture = PageFurniture.around(page, PageProse.judged(page, Set.of()));
        // Judged before furniture is removed: the links in it tell lists of teasers from texts.
        PageProse prose = PageProse.judged(page, furniture);
        if (prose.in(page.body()).prose() < MIN_PROSE_CHARS) {
            return MarkupText.of(page.body());
        }
        Element found = place(page, prose);
        Set<Element> around = new HashSet<>(found.parents());
        around.add(found);
        furniture.stream().filter(element -> !around.contains(element)).forEach(Element::remove);
        Element article = ProsePlace.withNeighbours(found, prose);
        ArticleElement.clean(article, prose, headline);
        return MarkupText.of(article);
    }

    private static Element place(Document page, PageProse prose) {
        for (Mark mark : MARKS) {
            Optional<Element> found = page.body().select(mark.selector).stream()
                    .limit(MAX_MARKED_ELEMENTS)
                    .max(Comparator.comparing(element -> prose.in(element).score()));
            if (found.isPresent() && isFair(prose.in(found.get()), prose.in(page.body()))) {
                return ProsePlace.in(found.get(), prose, mark.shareOfParts);
            }
        }
        return ProsePlace.in(page.body(), prose, SHARE_OF_PARTS_ELSEWHERE);
    }

    private static boolean isFair(PageProse.Share part, PageProse.Share whole) {
        return part.score() >= MIN_PROSE_CHARS && part.score() >= FAIR_SHARE * whole.prose();
    }
}
