package dev.wirefold.wire.format;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The element in which most prose stands side by side. What stands in parts of it counts less, so that the innermost one
 * is found; what stands in parts full of links counts little, so that teasers do not outweigh a short article.
 */
final class ProsePlace {
    /** Less prose is a caption. */
    private static final int MIN_NEIGHBOUR_CHARS = 80;

    /** Less prose is a teaser, whatever it is called. */
    private static final int MIN_TEXT_CHARS = 160;

    /** Of a part's prose, what must be left when links and scraps are taken off. */
    private static final double CLEAN = 0.6;

    private static final double SHARE_OF_UNCLEAN = 0.5;

    /** Elements that are parts of a text, and hold none. */
    private static final Set<String> PARTS = Set.of(
            "p",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "bq",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "address",
            "hr");

    /** Elements that hold texts beside those that {@link MarkupText} knows as blocks. */
    private static final Set<String> HOLDERS = Set.of("form", "fieldset", "tbody", "center");

    private ProsePlace() {}

    /** @param shareOfParts what the prose of a part counts in the whole */
    static Element in(Element root, PageProse prose, double shareOfParts) {
        Counter counter = new Counter(prose, shareOfParts);
        NodeTraversor.traverse(counter, root);
        return counter.best == null ? root : counter.best;
    }

    /** With the paragraphs before and behind the place, and a lead in a box of its own before it. */
    static Element withNeighbours(Element place, PageProse prose) {
        Element parent = place.parent();
        if (parent == null || place.normalName().equals("body")) {
            return place;
        }
        Element together = new Element("div");
        boolean before = true;
        for (Element sibling : parent.children()) {
            if (sibling.equals(place)) {
                before = false;
                together.appendChild(place);
            } else if ((before || isPart(sibling)) && isProse(prose.in(sibling))) {
                together.appendChild(sibling);
            }
        }
        return together;
    }

    private static boolean isProse(PageProse.Share share) {
        return share.prose() >= MIN_NEIGHBOUR_CHARS
                && share.linked() * 4 < share.chars()
                && share.score() * 2 > share.prose();
    }

    private static boolean isPart(Element element) {
        return PARTS.contains(element.normalName());
    }

    private static boolean holdsText(Element element) {
        String name = element.normalName();
        boolean holder = MarkupText.isBlock(name) || MarkupText.isCell(name) || HOLDERS.contains(name);
        return holder && !isPart(element);
    }

    /**
     * The best place in an element.
     *
     * @param element itself, or one in it
     * @param score prose of it, and of its parts as far as they count
     */
    private record Place(Element element, double score) {}

    private static final class Counter implements NodeVisitor {
        private final PageProse prose;
        private final double shareOfParts;
        private final Map<Element, Place> places = new HashMap<>();
        private @Nullable Element best;
        private double most;

        Counter(PageProse prose, double shareOfParts) {
            this.prose = prose;
            this.shareOfParts = shareOfParts;
        }

        @Override
        public void head(Node node, int depth) {}

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            double score = prose.in(element).own();
            Place innermost = null;
            for (Element child : element.children()) {
                Place below = places.get(child);
                if (below != null) {
                    score += counted(child, below);
                    innermost = innermost == null || below.score > innermost.score ? below : innermost;
                }
            }
            if (innermost != null && innermost.score > score) {
                places.put(element, innermost);
            } else if (score > 0) {
                places.put(element, new Place(element, score));
            }
            if (score >= most && holdsText(element)) {
                most = score;
                best = element;
            }
        }

        private double counted(Element child, Place below) {
            double share = holdsText(child) || holdsText(below.element) ? shareOfParts : 1;
            if (PageNames.isText(below.element) && below.score > MIN_TEXT_CHARS) {
                return share * below.score;
            }
            PageProse.Share held = prose.in(child);
            double clean = Math.max(0, held.score()) / (double) Math.max(1, held.prose());
            return below.score * (clean > CLEAN ? share : SHARE_OF_UNCLEAN * clean);
        }
    }
}
