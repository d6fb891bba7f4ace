package dev.wirefold.wire.format;

import java.lang.Character.UnicodeScript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * How much of a page's prose stands in each of its elements. Runs of words between the bounds of blocks are judged one by
 * one: unlinked sentences count for their element, links and scraps against it (Kohlschütter, Fankhauser and Nejdl 2010,
 * "Boilerplate Detection using Shallow Text Features"; Pasternack and Roth 2009, "Extracting Article Text from the Web with
 * Maximum Subsequence Segmentation"). One pass over the page.
 */
final class PageProse {
    /** Shorter runs are labels, dates and names. */
    private static final int MIN_SENTENCE_CHARS = 40;

    private static final int COST_OF_SCRAP = 8;
    private static final int COST_OF_LINK = 60;

    private static final char FIRST_IDEOGRAPH = '\u3040';

    /** What one ideograph says in letters of an alphabet. */
    private static final int CHARS_OF_IDEOGRAPH = 3;

    /** What an element holds. */
    static final class Share {
        private int chars;
        private int linked;
        private int score;
        private int prose;
        private int own;

        /** Characters that are no white space. */
        int chars() {
            return chars;
        }

        /** Those of them that are linked. */
        int linked() {
            return linked;
        }

        /** Prose less what counts against it. */
        int score() {
            return score;
        }

        /** Characters of unlinked sentences. */
        int prose() {
            return prose;
        }

        /** Those that stand in this element itself, less what counts against them. */
        int own() {
            return own;
        }

        private void add(Share other) {
            chars += other.chars;
            linked += other.linked;
            score += other.score;
            prose += other.prose;
        }
    }

    private static final Share NOTHING = new Share();

    private final Map<Element, Share> shares;

    private PageProse(Map<Element, Share> shares) {
        this.shares = shares;
    }

    /** @param furniture elements in which no prose is looked for */
    static PageProse judged(Element root, Set<Element> furniture) {
        Judge judge = new Judge(furniture);
        NodeTraversor.traverse(judge, root);
        return new PageProse(judge.shares);
    }

    Share in(Element element) {
        return shares.getOrDefault(element, NOTHING);
    }

    private static final class Judge implements NodeVisitor {
        private final Map<Element, Share> shares = new HashMap<>();
        private final Deque<Element> open = new ArrayDeque<>();
        private final Set<Element> furniture;
        private int inFurniture;
        private int links;
        private int chars;
        private int linked;
        private boolean breakBefore;

        Judge(Set<Element> furniture) {
            this.furniture = furniture;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                count(text.getWholeText());
            } else if (node instanceof Element element) {
                String name = element.normalName();
                if (name.equals("br")) {
                    if (breakBefore) {
                        close();
                    }
                    breakBefore = true;
                }
                if (MarkupText.isBlock(name) || MarkupText.isCell(name) || furniture.contains(element)) {
                    close();
                }
                open.push(element);
                shares.put(element, new Share());
                links += name.equals("a") ? 1 : 0;
                inFurniture += furniture.contains(element) ? 1 : 0;
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (MarkupText.isBlock(name) || MarkupText.isCell(name) || furniture.contains(element)) {
                    close();
                }
                open.pop();
                links -= name.equals("a") ? 1 : 0;
                inFurniture -= furniture.contains(element) ? 1 : 0;
                Element parent = open.peek();
                if (parent != null) {
                    share(parent).add(share(element));
                } else {
                    close();
                }
            }
        }

        private Share share(Element element) {
            return shares.computeIfAbsent(element, unseen -> new Share());
        }

        private void count(String text) {
            int weight = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c > ' ' && c != '\u00A0') {
                    weight += isIdeograph(c) ? CHARS_OF_IDEOGRAPH : 1;
                }
            }
            if (weight > 0) {
                chars += weight;
                linked += links > 0 ? weight : 0;
                breakBefore = false;
            }
        }

        private static boolean isIdeograph(char c) {
            if (c < FIRST_IDEOGRAPH) {
                return false;
            }
            UnicodeScript script = UnicodeScript.of(c);
            return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
        }

        /** Ends a run; it counts for the element in which it ends. */
        private void close() {
            breakBefore = false;
            Element owner = open.peek();
            if (chars == 0 || owner == null) {
                return;
            }
            Share share = share(owner);
            share.chars += chars;
            share.linked += linked;
            int unlinked = chars - linked;
            if (linked > unlinked) {
                share.score -= COST_OF_LINK;
            } else if (unlinked < MIN_SENTENCE_CHARS) {
                share.score -= COST_OF_SCRAP;
            } else if (inFurniture == 0) {
                share.score += unlinked - linked;
                share.prose += unlinked;
                share.own += unlinked - linked;
            }
            chars = 0;
            linked = 0;
        }
    }
}
