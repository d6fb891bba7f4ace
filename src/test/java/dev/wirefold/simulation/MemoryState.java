package dev.wirefold.simulation;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.joining.Pair;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.lineage.Decided;
import dev.wirefold.core.lineage.DeskState;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.House;
import dev.wirefold.core.lineage.Kindred;
import dev.wirefold.core.lineage.Trace;
import dev.wirefold.core.lineage.Watch;
import dev.wirefold.core.story.StoryHead;
import dev.wirefold.core.story.StoryState;
import dev.wirefold.core.tree.Bond;
import dev.wirefold.core.tree.Tie;
import dev.wirefold.core.tree.Told;
import dev.wirefold.core.tree.TreeState;
import dev.wirefold.core.watermark.Ledger;
import dev.wirefold.core.watermark.WatermarkState;
import dev.wirefold.core.watermark.Wave;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One partition's state in maps; a copy of it is what a transaction goes back to. */
public class MemoryState implements DeskState, StoryState, TreeState, WatermarkState {
    private record Seat(Node parent, Node child) {}

    private Clock clock = Clock.START;
    private Ledger ledger = Ledger.START;
    private @Nullable Wave wave;
    private final Map<Node, Entry> entries = new TreeMap<>();
    private final Map<Node, Content> texts = new HashMap<>();
    private final Map<Node, Fingerprint> fingerprints = new HashMap<>();
    private final Map<Seat, Watch> watches = new HashMap<>();
    private final Map<StoryId, StoryHead> heads = new HashMap<>();
    private final Map<StoryId, Map<Node, Member>> members = new HashMap<>();

    private final Map<String, House> houses = new TreeMap<>();
    private final Map<String, Decided> decided = new TreeMap<>();
    private final Map<Node, Kindred> kindred = new HashMap<>();
    private final Set<Trace> traces = new HashSet<>();
    private final Map<StoryId, Map<Node, Tie>> ties = new HashMap<>();
    private final Map<StoryId, Map<StoryId, SortedSet<Pair>>> pairs = new HashMap<>();
    private final Map<StoryId, SortedMap<StoryId, Bond>> bonds = new HashMap<>();
    private final Map<StoryId, Told> told = new HashMap<>();
    private final Map<StoryId, Map<Node, List<Node>>> enrolled = new HashMap<>();

    /** Becomes what another is, as a task is restored from its changelog. */
    final void restore(MemoryState other) {
        clock = other.clock;
        ledger = other.ledger;
        wave = other.wave;
        replace(entries, other.entries);
        replace(texts, other.texts);
        replace(fingerprints, other.fingerprints);
        replace(watches, other.watches);
        replace(heads, other.heads);
        replace(houses, other.houses);
        replace(decided, other.decided);
        replace(kindred, other.kindred);
        traces.clear();
        traces.addAll(other.traces);
        replace(told, other.told);
        ties.clear();
        other.ties.forEach((tree, rows) -> ties.put(tree, new HashMap<>(rows)));
        bonds.clear();
        other.bonds.forEach((tree, rows) -> bonds.put(tree, new TreeMap<>(rows)));
        pairs.clear();
        other.pairs.forEach((tree, others) -> {
            Map<StoryId, SortedSet<Pair>> copy = new HashMap<>();
            others.forEach((with, rows) -> copy.put(with, new TreeSet<>(rows)));
            pairs.put(tree, copy);
        });
        enrolled.clear();
        other.enrolled.forEach((tree, rows) -> enrolled.put(tree, new TreeMap<>(rows)));
        members.clear();
        other.members.forEach((story, rows) -> members.put(story, new TreeMap<>(rows)));
    }

    private static <K, V> void replace(Map<K, V> map, Map<K, V> by) {
        map.clear();
        map.putAll(by);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void put(Clock now) {
        clock = now;
    }

    @Override
    public @Nullable Entry entry(Node node) {
        return entries.get(node);
    }

    @Override
    public void put(Entry entry) {
        entries.put(entry.node(), entry);
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public void put(Ledger now) {
        ledger = now;
    }

    @Override
    public @Nullable Wave wave() {
        return wave;
    }

    @Override
    public void put(Wave now) {
        wave = now;
    }

    @Override
    public void remove(Entry entry) {
        entries.remove(entry.node());
    }

    @Override
    public @Nullable House house(String publisher) {
        return houses.get(publisher);
    }

    @Override
    public void put(House house) {
        houses.put(house.learned().publisher(), house);
    }

    @Override
    public void removeHouse(String publisher) {
        houses.remove(publisher);
    }

    @Override
    public @Nullable Decided decided(String id) {
        return decided.get(id);
    }

    @Override
    public void put(Decided now) {
        decided.put(now.id(), now);
    }

    @Override
    public void removeDecided(String id) {
        decided.remove(id);
    }

    @Override
    public void forEachDecided(Consumer<Decided> consumer) {
        List.copyOf(decided.values()).forEach(consumer);
    }

    @Override
    public void forEachHouse(Consumer<House> consumer) {
        List.copyOf(houses.values()).forEach(consumer);
    }

    @Override
    public @Nullable Fingerprint fingerprint(Node node) {
        return fingerprints.get(node);
    }

    @Override
    public void putFingerprint(Node node, Fingerprint fingerprint) {
        fingerprints.put(node, fingerprint);
    }

    @Override
    public void removeFingerprint(Node node) {
        fingerprints.remove(node);
    }

    @Override
    public @Nullable Content text(Node node) {
        return texts.get(node);
    }

    @Override
    public void putText(Node node, Content text) {
        texts.put(node, text);
    }

    @Override
    public void removeText(Node node) {
        texts.remove(node);
    }

    @Override
    public void put(Watch watch) {
        watches.put(new Seat(watch.parent(), watch.child()), watch);
    }

    @Override
    public void remove(Watch watch) {
        watches.remove(new Seat(watch.parent(), watch.child()));
    }

    @Override
    public @Nullable Watch watch(Node parent, Node child) {
        return watches.get(new Seat(parent, child));
    }

    @Override
    public List<Watch> watchersOf(Node parent) {
        return watches.values().stream()
                .filter(watch -> watch.parent().equals(parent))
                .toList();
    }

    @Override
    public List<Watch> watchedBy(Node child) {
        return watches.values().stream()
                .filter(watch -> watch.child().equals(child))
                .toList();
    }

    @Override
    public void forEachEntry(Consumer<Entry> consumer) {
        entries.values().forEach(consumer);
    }

    @Override
    public @Nullable StoryHead head(StoryId story) {
        return heads.get(story);
    }

    @Override
    public void put(StoryHead head) {
        heads.put(head.id(), head);
    }

    @Override
    public void remove(StoryHead head) {
        heads.remove(head.id());
    }

    @Override
    public @Nullable Member member(StoryId story, Node node) {
        return rows(story).get(node);
    }

    @Override
    public void put(StoryId story, Member member) {
        members.computeIfAbsent(story, any -> new TreeMap<>()).put(member.node(), member);
    }

    @Override
    public void remove(StoryId story, Node node) {
        members.computeIfPresent(story, (any, rows) -> rows.remove(node) != null && rows.isEmpty() ? null : rows);
    }

    @Override
    public void walk(StoryId story, Predicate<Member> visitor) {
        for (Member member : rows(story).values()) {
            if (!visitor.test(member)) {
                return;
            }
        }
    }

    @Override
    public long nextRevision() {
        clock = clock.counting();
        return clock.sequence();
    }

    @Override
    public long eventTime() {
        return clock.eventTime();
    }

    @Override
    public @Nullable Kindred kindred(Node node) {
        return kindred.get(node);
    }

    @Override
    public void put(Node node, Kindred known) {
        kindred.put(node, known);
    }

    @Override
    public void removeKindred(Node node) {
        kindred.remove(node);
    }

    @Override
    public void put(Trace trace) {
        traces.add(trace);
    }

    @Override
    public void remove(Trace trace) {
        traces.remove(trace);
    }

    @Override
    public List<Trace> tracesOf(Node article) {
        return traces.stream().filter(trace -> trace.article().equals(article)).toList();
    }

    @Override
    public @Nullable Tie tie(StoryId tree, Node older) {
        return ties.getOrDefault(tree, Map.of()).get(older);
    }

    @Override
    public void putTie(StoryId tree, Node older, Tie tie) {
        ties.computeIfAbsent(tree, any -> new HashMap<>()).put(older, tie);
    }

    @Override
    public void removeTie(StoryId tree, Node older) {
        ties.computeIfPresent(tree, (any, rows) -> rows.remove(older) != null && rows.isEmpty() ? null : rows);
    }

    @Override
    public void putPair(StoryId tree, StoryId other, Pair pair) {
        pairs.computeIfAbsent(tree, any -> new HashMap<>())
                .computeIfAbsent(other, any -> new TreeSet<>())
                .add(pair);
    }

    @Override
    public void removePair(StoryId tree, StoryId other, Pair pair) {
        pairs.computeIfPresent(tree, (any, others) -> {
            others.computeIfPresent(other, (with, rows) -> rows.remove(pair) && rows.isEmpty() ? null : rows);
            return others.isEmpty() ? null : others;
        });
    }

    @Override
    public void walkPairs(StoryId tree, StoryId other, Predicate<Pair> visitor) {
        for (Pair pair : pairs.getOrDefault(tree, Map.of()).getOrDefault(other, new TreeSet<>())) {
            if (!visitor.test(pair)) {
                return;
            }
        }
    }

    @Override
    public List<Pair> pairsWith(StoryId tree, StoryId other, Node older) {
        List<Pair> found = new ArrayList<>();
        walkPairs(tree, other, pair -> !pair.older().equals(older) || found.add(pair));
        return found;
    }

    @Override
    public SortedMap<StoryId, Bond> bonds(StoryId tree) {
        return bonds.getOrDefault(tree, new TreeMap<>());
    }

    @Override
    public void putBond(StoryId tree, StoryId other, Bond bond) {
        bonds.computeIfAbsent(tree, any -> new TreeMap<>()).put(other, bond);
    }

    @Override
    public void removeBond(StoryId tree, StoryId other) {
        bonds.computeIfPresent(tree, (any, rows) -> rows.remove(other) != null && rows.isEmpty() ? null : rows);
    }

    @Override
    public @Nullable Told told(StoryId tree) {
        return told.get(tree);
    }

    @Override
    public void putTold(StoryId tree, Told now) {
        told.put(tree, now);
    }

    @Override
    public void removeTold(StoryId tree) {
        told.remove(tree);
    }

    @Override
    public @Nullable List<Node> kin(StoryId tree, Node node) {
        return enrolled.getOrDefault(tree, Map.of()).get(node);
    }

    @Override
    public void putKin(StoryId tree, Node node, List<Node> kin) {
        enrolled.computeIfAbsent(tree, any -> new TreeMap<>()).put(node, kin);
    }

    @Override
    public void removeKin(StoryId tree, Node node) {
        enrolled.computeIfPresent(tree, (any, rows) -> rows.remove(node) != null && rows.isEmpty() ? null : rows);
    }

    @Override
    public void walkTree(StoryId tree, BiPredicate<Node, List<Node>> visitor) {
        for (Map.Entry<Node, List<Node>> row :
                enrolled.getOrDefault(tree, Map.of()).entrySet()) {
            if (!visitor.test(row.getKey(), row.getValue())) {
                return;
            }
        }
    }

    @Override
    public void forEachInTrees(BiConsumer<StoryId, Node> consumer) {
        enrolled.forEach((tree, rows) -> rows.keySet().forEach(node -> consumer.accept(tree, node)));
    }

    final Set<Trace> traces() {
        return traces;
    }

    final Set<Node> withKindred() {
        return kindred.keySet();
    }

    /** Of which trees something is kept besides their articles. */
    final Set<StoryId> withMoreThanArticles() {
        Set<StoryId> trees = new TreeSet<>(ties.keySet());
        trees.addAll(pairs.keySet());
        trees.addAll(bonds.keySet());
        trees.addAll(told.keySet());
        return trees;
    }

    /** Of a tree, by the article outside. */
    final Map<Node, Tie> ties(StoryId tree) {
        return ties.getOrDefault(tree, Map.of());
    }

    /** Tree → its articles. */
    final Map<StoryId, Map<Node, List<Node>>> enrolled() {
        return enrolled;
    }

    /** Every text that the partition still holds, for the check that what was withdrawn is nowhere. */
    void forEachBody(Consumer<String> consumer) {
        texts.values().forEach(text -> consumer.accept(text.body()));
        members.values().forEach(rows -> rows.values().forEach(member -> {
            if (member.body() != null) {
                consumer.accept(member.body());
            }
        }));
    }

    final Collection<Entry> entries() {
        return entries.values();
    }

    final Collection<Watch> watches() {
        return watches.values();
    }

    final Collection<StoryHead> heads() {
        return heads.values();
    }

    final Set<StoryId> storiesWithMembers() {
        return members.keySet();
    }

    /** In the wire's order. */
    final Collection<Member> members(StoryId story) {
        return rows(story).values();
    }

    /** The nodes that it has a fingerprint of. */
    final Set<Node> fingerprinted() {
        return fingerprints.keySet();
    }

    /** The nodes that it has a text of. */
    final Set<Node> texts() {
        return texts.keySet();
    }

    private Map<Node, Member> rows(StoryId story) {
        return members.getOrDefault(story, new TreeMap<>());
    }
}
