package dev.wirefold.core.reference;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.joining.JoinRules.Offer;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Kin;
import dev.wirefold.core.joining.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which trees are joined to which earlier ones, by looking at all of them. */
final class JoinedTrees {
    private final JoinRules rules;
    private final long windowMs;
    private final Map<StoryId, List<Node>> articles = new HashMap<>();
    /** Later tree → earlier tree → their pairs. */
    private final Map<StoryId, Map<StoryId, List<Pair>>> pairs = new HashMap<>();

    private final Set<StoryId> founded = new HashSet<>();
    private final Map<Node, StoryId> trees;
    private final Map<StoryId, Joined> joined = new HashMap<>();

    /**
     * @param trees the tree of each article
     * @param kin of each article
     */
    JoinedTrees(JoinRules rules, long windowMs, Map<Node, StoryId> trees, Map<Node, List<Kin>> kin) {
        this.rules = rules;
        this.windowMs = windowMs;
        this.trees = trees;
        trees.forEach((node, tree) ->
                articles.computeIfAbsent(tree, any -> new ArrayList<>()).add(node));
        kin.forEach((node, all) -> {
            if (all.contains(Kin.founder(node))) {
                founded.add(StoryId.of(node));
            }
        });
        kin.forEach((node, all) ->
                all.stream().sorted().limit(rules.maxKin()).forEach(one -> add(new Pair(one.node(), node))));
        new TreeSet<>(articles.keySet()).forEach(this::join);
    }

    private void add(Pair pair) {
        StoryId older = tree(pair.older());
        StoryId younger = tree(pair.younger());
        if (older.equals(younger)) {
            return;
        }
        StoryId later = older.isBefore(younger) ? younger : older;
        StoryId earlier = older.isBefore(younger) ? older : younger;
        if (pair.younger().eventTimeMs() <= later.eventTimeMs() + windowMs) {
            pairs.computeIfAbsent(later, any -> new HashMap<>())
                    .computeIfAbsent(earlier, any -> new ArrayList<>())
                    .add(pair);
        }
    }

    private void join(StoryId later) {
        if (founded.contains(later)) {
            return;
        }
        List<Offer> offers = new ArrayList<>();
        pairs.getOrDefault(later, Map.of()).forEach((earlier, both) -> {
            List<Pair> inLater = both.stream()
                    .filter(pair -> tree(pair.younger()).equals(later))
                    .toList();
            List<Pair> inEarlier = both.stream()
                    .filter(pair -> tree(pair.younger()).equals(earlier))
                    .toList();
            offers.add(new Offer(
                    earlier, story(earlier), count(earlier, later), rules.counted(inLater), rules.counted(inEarlier)));
        });
        Joined found = rules.choose(count(later, later), offers);
        if (found != null) {
            joined.put(later, found);
        }
    }

    private int count(StoryId tree, StoryId around) {
        return (int) Objects.requireNonNull(articles.get(tree)).stream()
                .filter(node -> Math.abs(node.eventTimeMs() - around.eventTimeMs()) <= windowMs)
                .limit(rules.maxCountedArticles())
                .count();
    }

    private StoryId tree(Node node) {
        return Objects.requireNonNull(trees.get(node));
    }

    StoryId story(StoryId tree) {
        Joined to = joined.get(tree);
        return to == null ? tree : to.story();
    }

    @Nullable
    Joined joined(StoryId tree) {
        return joined.get(tree);
    }
}
