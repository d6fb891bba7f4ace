package dev.wirefold.core.fingerprint;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.index.Neighbours;
import dev.wirefold.core.index.SampleIndex;
import dev.wirefold.topology.PipelineSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Clusters articles as the pipeline does: each takes its best earlier parent, and a story is a tree. */
public final class QuadraticLineage {
    static final long WINDOW_MS = 3 * 24 * 3_600_000L;

    private final SampleIndex index = PipelineSettings.IndexLimits.defaults().empty();
    private final SortedMap<Node, Fingerprint> articles = new TreeMap<>();
    private final Comparison comparison;
    private int cuts;

    public QuadraticLineage(ComparisonRules rules) {
        this.comparison = new Comparison(rules);
    }

    public void add(Node node, Fingerprint fingerprint) {
        articles.put(node, fingerprint);
        index.add(node, fingerprint.samples(), fingerprint.publisher());
    }

    /** Article id → id of its story's first article. */
    Map<String, String> stories() {
        Map<Node, Node> roots = new HashMap<>();
        Map<String, String> stories = new LinkedHashMap<>();
        articles.forEach((node, fingerprint) -> {
            Node root = parent(node, fingerprint);
            root = root.equals(node) ? node : roots.getOrDefault(root, root);
            roots.put(node, root);
            stories.put(node.id(), root.id());
        });
        return stories;
    }

    /** Article id → story, were every two articles that may be of one story always of one: connected components. */
    Map<String, String> components() {
        Map<Node, Node> links = new HashMap<>();
        forEachAdmissible((node, earlier) -> links.put(root(links, node), root(links, earlier)));
        Map<String, String> stories = new LinkedHashMap<>();
        articles.keySet()
                .forEach(node -> stories.put(node.id(), root(links, node).id()));
        return stories;
    }

    /** @param pair given each article with each earlier one that it may be of one story with */
    public void forEachAdmissible(BiConsumer<Node, Node> pair) {
        articles.forEach((node, fingerprint) -> {
            Neighbours candidates = index.around(node, fingerprint.samples(), fingerprint.publisher(), WINDOW_MS);
            cuts += candidates.cut() ? 1 : 0;
            for (Node candidate : candidates.older()) {
                Fingerprint other = articles.getOrDefault(candidate, fingerprint);
                if (comparison.compare(fingerprint, other).isAdmissible()) {
                    pair.accept(node, candidate);
                }
            }
        });
    }

    private static Node root(Map<Node, Node> links, Node node) {
        Node root = node;
        for (Node next = links.get(root); next != null && !next.equals(root); next = links.get(root)) {
            root = next;
        }
        return root;
    }

    /** How many answers the index cut short in the last clustering. */
    int cuts() {
        return cuts;
    }

    Collection<Fingerprint> fingerprints() {
        return articles.values();
    }

    private Node parent(Node node, Fingerprint fingerprint) {
        Neighbours candidates = index.around(node, fingerprint.samples(), fingerprint.publisher(), WINDOW_MS);
        cuts += candidates.cut() ? 1 : 0;
        Node best = node;
        int most = 0;
        for (Node candidate : candidates.older()) {
            Fingerprint other = articles.getOrDefault(candidate, fingerprint);
            int score = comparison.compare(fingerprint, other).score();
            if (score > most || (score == most && score > 0 && candidate.isBefore(best))) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }
}
