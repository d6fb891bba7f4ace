package dev.wirefold.wire.format;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * The element in which most prose stands side by side: in paragraphs of its own, or in parts that are alike, as the
 * sections of a long report are. What stands deeper or elsewhere counts half.
 */
final class ProsePlace {
    private static final int MIN_PROSE_CHARS = 40;

    private static final double UNCLEAN = 0.5;
    private static final double CLEAN = 0.6;

    /** Elements that are parts of a text, and hold none. */
    static final Set<String> PARTS = Set.of(
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

    private ProsePlace() {}

    static Element in(Element root, PageProse prose, double shareOfOthers) {
        Counter counter = new Counter(prose, shareOfOthers);
        NodeTraversor.traverse(counter, root);
        return counter.best == null ? root : counter.best;
    }

    private static boolean holdsText(Element element) {
        String name = element.normalName();
        return (MarkupText.isBlock(name)
                        || MarkupText.isCell(name)
                        || name.equals("form")
                        || name.equals("fieldset")
                        || name.equals("tbody")
                        || name.equals("center"))
                && !PARTS.contains(name);
    }

    /** Paragraphs before and behind the place, and a lead in a box of its own before it. */
    static Element withNeighbours(Element place, PageProse prose) {
        Element parent = place.parent();
        if (parent == null || place.normalName().equals("body")) {
            return place;
        }
        Element together = new Element("div");
        boolean before = true;
        for (Element sibling : parent.children()) {
            if (sibling == place) {
                before = false;
                together.appendChild(place);
            } else {
                PageProse.Share share = prose.in(sibling);
                boolean part = PARTS.contains(sibling.normalName());
                boolean told =
                        share.prose() >= 2 * MIN_PROSE_CHARS && share.linked() * 4 < share.chars() && share.score() > 0;
                if (told && (part || before)) {
                    together.appendChild(sibling);
                }
            }
        }
        return together;
    }

    private static final class Counter implements NodeVisitor {
        private final PageProse prose;
        private final Map<Element, Place> places = new IdentityHashMap<>();
        private @org.jspecify.annotations.Nullable Element best;
        private double most;
        private final double shareOfOthers;

        Counter(PageProse prose, double shareOfOthers) {
            this.shareOfOthers = shareOfOthers;
            this.prose = prose;
        }

        @Override
        public void head(Node node, int depth) {}

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            double score = prose.in(element).own();
            Place deepest = NONE;
            for (Element child : element.children()) {
                Place below = places.getOrDefault(child, NONE);
                if (below.score > 0) {
                    score += counted(child, below);
                    deepest = below.score > deepest.score ? below : deepest;
                }
            }
            Place here = score >= deepest.score ? new Place(element, score) : deepest;
            places.put(element, here);
            if (score >= most && holdsText(element)) {
                most = score;
                best = element;
            }
        }

        /** A part with links and scraps between its sentences is a list of teasers. */
        private double counted(Element child, Place below) {
            boolean parted = holdsText(child) || holdsText(below.element);
            double whole = parted ? shareOfOthers : 1;
            if (PageNames.isText(below.element) && below.score > 4 * MIN_PROSE_CHARS) {
                return below.score * whole;
            }
            PageProse.Share share = prose.in(child);
            double clean = Math.max(0, share.score()) / (double) Math.max(1, share.prose());
            return below.score * (clean > CLEAN ? whole : UNCLEAN * clean);
        }
    }

    private record Place(Element element, double score) {}

    private static final Place NONE = new Place(new Element("div"), 0);
}
