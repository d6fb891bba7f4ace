package dev.wirefold.core.tree;

import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.joining.Joined;
import dev.wirefold.core.joining.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of a tree keeps of it besides its articles. Most trees have nothing of it.
 *
 * @param ties by the article outside
 * @param earlier other trees with an earlier root
 * @param later other trees with a later root
 * @param root who was told that last; null when there is nothing to take back
 * @param joined what its root was told last
 */
public record Tree(
        StoryId id,
        SortedMap<Node, Tie> ties,
        SortedMap<StoryId, Bond> earlier,
        SortedMap<StoryId, Bond> later,
        @Nullable Node root,
        @Nullable Joined joined) {

    static Tree of(StoryId id) {
        return new Tree(id, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, null);
    }

    boolean isPlain() {
        return ties.isEmpty() && earlier.isEmpty() && later.isEmpty() && joined == null;
    }

    StoryId story() {
        return joined == null ? id : joined.story();
    }

    /** By the other tree. */
    SortedMap<StoryId, List<Pair>> pairs() {
        SortedMap<StoryId, List<Pair>> pairs = new TreeMap<>();
        ties.forEach((older, tie) -> {
            if (tie.tree() != null && !tie.tree().equals(id)) {
                tie.younger().forEach(younger -> pairs.computeIfAbsent(tie.tree(), any -> new ArrayList<>())
                        .add(new Pair(older, younger)));
            }
        });
        return pairs;
    }

    Tree withTies(SortedMap<Node, Tie> now) {
        return new Tree(id, now, earlier, later, root, joined);
    }

    Tree withTie(Node older, Tie tie) {
        SortedMap<Node, Tie> now = new TreeMap<>(ties);
        now.put(older, tie);
        return withTies(now);
    }

    Tree withEarlier(StoryId other, @Nullable Bond bond) {
        return new Tree(id, ties, changed(earlier, other, bond), later, root, joined);
    }

    Tree withLater(StoryId other, @Nullable Bond bond) {
        return new Tree(id, ties, earlier, changed(later, other, bond), root, joined);
    }

    Tree told(Node whom, @Nullable Joined what) {
        return new Tree(id, ties, earlier, later, what == null ? null : whom, what);
    }

    private static SortedMap<StoryId, Bond> changed(
            SortedMap<StoryId, Bond> bonds, StoryId other, @Nullable Bond bond) {
        SortedMap<StoryId, Bond> now = new TreeMap<>(bonds);
        if (bond == null) {
            now.remove(other);
        } else {
            now.put(other, bond);
        }
        return now;
    }
}
