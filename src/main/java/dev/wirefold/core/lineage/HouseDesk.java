package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.mail.Mail.Sweep;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps what is learned of publishers, and reads their articles anew with it: those that may still be revised, a few at a
 * time. What an article is compared by depends on the last house that reached its partition while it could change, and not on
 * how far the reading has come: whatever would end an article's time for changes has it read first.
 */
final class HouseDesk {
    /** In one partition; of further publishers nothing is kept. */
    static final int MAX_HOUSES = 10_000;

    private final int home;
    private final LineageRules rules;
    private final Rereading rereading;
    private final DeskState state;
    private final DeskIndex index;
    private final Outbox out;
    private final Lineage lineage;
    /** When each was learned, milliseconds since 1970-01-01T00:00Z. */
    private final Map<String, Long> learnedAtMs = new TreeMap<>();

    private final TreeSet<String> unfinished = new TreeSet<>();

    HouseDesk(
            int home,
            LineageRules rules,
            Rereading rereading,
            DeskState state,
            DeskIndex index,
            Outbox out,
            Lineage lineage) {
        this.home = home;
        this.rules = rules;
        this.rereading = rereading;
        this.state = state;
        this.index = index;
        this.out = out;
        this.lineage = lineage;
        state.forEachHouse(this::remember);
    }

    HouseWords words(String publisher) {
        House house = learnedAtMs.containsKey(publisher) ? state.house(publisher) : null;
        return house == null ? HouseWords.NONE : house.learned().words();
    }

    /** @param effectiveMs where the record counts on the wire, milliseconds since 1970-01-01T00:00Z */
    void onLearned(LearnedHouse learned, long effectiveMs) {
        forgetOld();
        String publisher = learned.publisher();
        House known = state.house(publisher);
        if (known == null ? learnedAtMs.size() >= MAX_HOUSES : known.learned().edition() >= learned.edition()) {
            return;
        }
        Node from = new Node(effectiveMs - rules.windowMs(), "", home);
        if (known != null) {
            readUpTo(from, known);
        }
        boolean isUnderWay = !unfinished.isEmpty();
        put(new House(learned, from));
        if (!isUnderWay) {
            out.send(new Sweep(home));
        }
    }

    /** What is read with the next edition in any case need not be read with this one. */
    private void readUpTo(Node last, House house) {
        if (house.readTo() != null) {
            index.ofPublisher(house.publisher(), house.readTo(), Integer.MAX_VALUE).stream()
                    .takeWhile(node -> node.isBefore(last))
                    .forEach(node -> readPresent(node, house));
        }
    }

    /**
     * Reads some of what waits; a sweep to itself goes on with the rest. Nothing is read at once when it is learned: where a
     * wire is read that is older, the next edition often stands close behind.
     */
    void step() {
        int left = rules.maxSweptAtOnce();
        while (!unfinished.isEmpty()) {
            if (left == 0) {
                out.send(new Sweep(home));
                return;
            }
            left -= read(Objects.requireNonNull(state.house(unfinished.first())), left);
        }
    }

    /** An article's time for changes ends: what is due to it comes first. */
    Entry readFirst(Entry entry) {
        Fingerprint fingerprint = state.fingerprint(entry.node());
        if (fingerprint == null || !unfinished.contains(fingerprint.publisher())) {
            return entry;
        }
        House house = Objects.requireNonNull(state.house(fingerprint.publisher()));
        return house.waitsFor(entry.node()) ? read(entry, house) : entry;
    }

    /** Returns how many it has looked at. */
    private int read(House house, int most) {
        if (house.readTo() == null) {
            unfinished.remove(house.publisher());
            return 0;
        }
        List<Node> nodes = index.ofPublisher(house.publisher(), house.readTo(), most);
        nodes.forEach(node -> readPresent(node, house));
        put(new House(house.learned(), nodes.size() < most ? null : nodes.get(nodes.size() - 1)));
        return nodes.size();
    }

    private void readPresent(Node node, House house) {
        Entry entry = Objects.requireNonNull(state.entry(node), "an indexed article without an entry");
        if (entry.presence() == Presence.PRESENT) {
            read(entry, house);
        }
    }

    private Entry read(Entry entry, House house) {
        Node node = entry.node();
        Content text = Objects.requireNonNull(state.text(node), "an article in the lineage without text");
        Fingerprint before =
                Objects.requireNonNull(state.fingerprint(node), "an article in the lineage without a fingerprint");
        if (text.isLate() || !before.publisher().equals(house.publisher())) {
            return entry;
        }
        Fingerprint now = rereading.again(text, before, house.learned().words());
        if (now.equals(before)) {
            return entry;
        }
        out.readAnew();
        index.remove(node, before);
        state.putFingerprint(node, now);
        index.add(node, now);
        return lineage.ask(entry.withTextNumber(state.next()), true, before);
    }

    private void put(House house) {
        state.put(house);
        remember(house);
    }

    private void remember(House house) {
        learnedAtMs.put(house.publisher(), house.learned().learnedAtMs());
        if (house.readTo() == null) {
            unfinished.remove(house.publisher());
        } else {
            unfinished.add(house.publisher());
        }
    }

    private void forgetOld() {
        long before = state.clock().eventTime() - rules.housesKeptMs();
        List<String> old = learnedAtMs.entrySet().stream()
                .filter(house -> house.getValue() < before)
                .map(Map.Entry::getKey)
                .toList();
        for (String publisher : old) {
            read(Objects.requireNonNull(state.house(publisher)), Integer.MAX_VALUE);
            learnedAtMs.remove(publisher);
            unfinished.remove(publisher);
            state.removeHouse(publisher);
        }
    }
}
