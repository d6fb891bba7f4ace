package dev.wirefold.core.lineage;

import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Submission;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.HouseWords;
import dev.wirefold.core.fingerprint.LearnedHouse;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.mail.Mail.Sweep;
import dev.wirefold.core.text.PublisherName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is learned of publishers, and reads their articles anew with it: those that may still be revised, a few at a
 * time. What an article is compared by depends on the last house that reached its partition while it could change, and not on
 * how far the reading has come: whatever would end an article's time for changes has it read first.
 *
 * <p>While an archive is read, the articles of publishers that little is known of wait, since all of them would be announced
 * twice. When they are announced makes no difference to what comes out. Until they are, a sweep is under way: so nothing that
 * was read behind them counts as settled.
 */
final class HouseDesk {
    /** In one partition; of further publishers nothing is kept. */
    static final int MAX_HOUSES = 10_000;

    /**
     * So much of a step one article takes that is read anew while articles come, times the number of partitions, where one
     * that is looked at takes 1. News waits behind what is read anew in one step of all partitions.
     */
    private static final int SHARE_OF_READING_ANEW = 5;
    /** After so many steps without an article there is no news that would wait. */
    private static final int IDLE_STEPS = 10;

    private static final Node AFTER_ALL = new Node(Long.MAX_VALUE, "", Integer.MAX_VALUE);

    private final int home;
    private final int shareOfReadingAnew;

    private final LineageRules rules;
    private final Rereading rereading;
    private final DeskState state;
    private final DeskIndex index;
    private final Outbox out;
    private final Lineage lineage;
    private final Admission admission;
    private final WaitingRoom waiting;
    /** When each was learned, milliseconds since 1970-01-01T00:00Z. */
    private final Map<String, Long> learnedAtMs = new TreeMap<>();

    private int stepsSinceArticle;
    private final TreeSet<String> unfinished = new TreeSet<>();
    /** Those that waited for the edition that is being read, with which they were announced. */
    private final Map<Node, Edition> announcedWith = new HashMap<>();

    private record Edition(String publisher, int articles, long number) {
        static Edition of(House house) {
            LearnedHouse learned = house.learned();
            return new Edition(learned.publisher(), learned.articles(), learned.edition());
        }
    }

    HouseDesk(
            int home,
            int partitions,
            LineageRules rules,
            Rereading rereading,
            Patience patience,
            DeskState state,
            DeskIndex index,
            Outbox out,
            Lineage lineage,
            Admission admission) {
        this.home = home;
        this.shareOfReadingAnew = SHARE_OF_READING_ANEW * partitions;
        this.rules = rules;
        this.rereading = rereading;
        this.state = state;
        this.index = index;
        this.out = out;
        this.lineage = lineage;
        this.admission = admission;
        this.waiting = new WaitingRoom(patience);
        index.waitingAtFirst()
                .forEach(node ->
                        waiting.add(node, PublisherName.of(text(node).card().publisher())));
        state.forEachHouse(this::remember);
    }

    /** How many articles wait to be announced. May be asked by any thread. */
    int articlesWaiting() {
        return waiting.size();
    }

    HouseWords words(String publisher) {
        House house = house(publisher);
        return house == null ? HouseWords.NONE : house.learned().words();
    }

    /**
     * An article has been read.
     *
     * @param isBehind whether many more stand behind it: then an archive is not at its end
     */
    void articleRead(boolean isBehind) {
        stepsSinceArticle = 0;
        if (isBehind) {
            waiting.goOn();
        }
    }

    /**
     * Whether an article that has just been read is to wait for what may be learned of its publisher.
     *
     * @param isBehind whether many more stand behind it
     */
    boolean isToWait(String publisher, boolean isBehind) {
        return waiting.takesNext(isBehind) && !publisher.isEmpty() && !isWellKnown(publisher);
    }

    private boolean isWellKnown(String publisher) {
        House house = house(publisher);
        return house != null && house.learned().isWellKnown();
    }

    void keepWaiting(Node node, Submission submission) {
        admission.keepWaiting(node, submission.text());
        waiting.add(node, submission.fingerprint().publisher());
        out.send(new Sweep(home));
    }

    /** If it waits, it waits no longer. */
    void admit(Node node) {
        if (waiting.contains(node)) {
            announce(node);
        }
    }

    private void announce(Node node) {
        String publisher = waiting.publisherOf(node);
        House house = house(publisher);
        waiting.remove(node);
        Content kept = text(node);
        Content text = kept.asOf(state.clock().eventTime());
        boolean isDue = house != null && house.waitsFor(node) && !text.isLate();
        Fingerprint made = isDue ? null : state.fingerprint(node);
        Fingerprint now = made == null ? rereading.of(text, words(publisher)) : made;
        if (isDue) {
            announcedWith.put(node, Edition.of(Objects.requireNonNull(house)));
        }
        admission.present(node, kept, new Submission(text, now));
    }

    private @Nullable House house(String publisher) {
        return learnedAtMs.containsKey(publisher) ? state.house(publisher) : null;
    }

    /** @param effectiveMs where the record counts on the wire, milliseconds since 1970-01-01T00:00Z */
    void onLearned(LearnedHouse learned, long effectiveMs) {
        forgetOld();
        String publisher = learned.publisher();
        House known = state.house(publisher);
        if (known == null ? learnedAtMs.size() >= MAX_HOUSES : !learned.replaces(known.learned())) {
            return;
        }
        if (known != null
                && saysTheSame(learned, known)
                && waiting.of(publisher, 1).isEmpty()) {
            put(new House(learned, known.readTo()));
            return;
        }
        Node from = new Node(effectiveMs - rules.windowMs(), "", home);
        if (known != null) {
            readUpTo(from, known);
        }
        keepAsRead(publisher, from);
        put(new House(learned, from));
        out.send(new Sweep(home));
    }

    /** What was read with the one was read as the other would have it, or is going to be. */
    private static boolean saysTheSame(LearnedHouse learned, House known) {
        return learned.words().equals(known.learned().words());
    }

    /** Nothing more comes soon that an article could wait for. */
    void onAllTold() {
        waiting.expectNothing();
    }

    /** What is read with the next edition in any case need not be read with this one. */
    private void readUpTo(Node last, House house) {
        if (house.readTo() != null) {
            waiting.of(house.publisher(), Integer.MAX_VALUE).stream()
                    .takeWhile(node -> node.isBefore(last))
                    .forEach(this::announce);
            index.ofPublisher(house.publisher(), house.readTo(), Integer.MAX_VALUE).stream()
                    .takeWhile(node -> node.isBefore(last))
                    .forEach(node -> readPresent(node, house));
        }
    }

    /**
     * What is known of a publisher is about to change, and those that wait and lie before a node are not to be read with what
     * is new. So they are read with what was known when they came.
     */
    private void keepAsRead(String publisher, Node before) {
        waiting.of(publisher, Integer.MAX_VALUE).stream()
                .takeWhile(node -> node.isBefore(before))
                .forEach(this::keepAsRead);
    }

    private void keepAsRead(Node node) {
        waiting.hasBeenRead(node);
        if (state.fingerprint(node) == null) {
            state.putFingerprint(node, rereading.of(text(node), words(waiting.publisherOf(node))));
        }
    }

    /** Some of those that what comes is unlikely to reach, lest all of them be read when it comes. */
    private void keepOldAsRead() {
        Node from = new Node(state.clock().eventTime() - rules.windowMs(), "", home);
        int left = rules.maxSweptAtOnce();
        for (Node old = waiting.unreadBefore(from); left > 0 && old != null; old = waiting.unreadBefore(from)) {
            keepAsRead(old);
            left--;
        }
    }

    /**
     * Reads some of what waits; a sweep to itself goes on with the rest. Nothing is read at once when it is learned: where a
     * wire is read that is older, the next edition often stands close behind.
     */
    void step() {
        waiting.sweep();
        stepsSinceArticle++;
        int left = rules.maxSweptAtOnce();
        for (Node ready = waiting.ready(); left > 0 && ready != null; ready = waiting.ready()) {
            announce(ready);
            left--;
        }
        while (left > 0 && !unfinished.isEmpty()) {
            left -= read(Objects.requireNonNull(state.house(unfinished.first())), left);
        }
        for (Node due = waiting.due(); left > 0 && due != null; due = waiting.due()) {
            announce(due);
            left--;
        }
        keepOldAsRead();
        if (unfinished.isEmpty()) {
            announcedWith.clear();
        }
        if (!waiting.isEmpty() || !unfinished.isEmpty()) {
            out.send(new Sweep(home));
        }
    }

    /**
     * Up to where all that was read has been put to use, milliseconds since 1970-01-01T00:00Z; Long.MAX_VALUE if all has. An
     * edition changes articles of a window before it, so it counts as long behind those that are still to be read with it.
     */
    long doneToMs() {
        return Math.min(
                waiting.earliestMs(),
                unfinished.stream()
                        .map(publisher ->
                                Objects.requireNonNull(state.house(publisher)).readTo())
                        .filter(Objects::nonNull)
                        .mapToLong(readTo -> readTo.eventTimeMs() + rules.windowMs())
                        .min()
                        .orElse(Long.MAX_VALUE));
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

    /** Those that wait come first, while it is known still which of them it is too late for. Returns what that takes. */
    private int read(House house, int most) {
        if (house.readTo() == null) {
            unfinished.remove(house.publisher());
            return 0;
        }
        List<Node> unannounced = waiting.of(house.publisher(), most);
        if (!unannounced.isEmpty()) {
            unannounced.forEach(this::announce);
            return unannounced.size();
        }
        List<Node> nodes = index.ofPublisher(house.publisher(), house.readTo(), most);
        int looked = 0;
        int taken = 0;
        while (looked < nodes.size() && taken < most) {
            taken += readPresent(nodes.get(looked), house);
            looked++;
        }
        boolean isAll = looked < most && looked == nodes.size();
        put(new House(house.learned(), isAll ? null : nodes.get(looked - 1)));
        return taken;
    }

    /** Returns what that takes. */
    private int readPresent(Node node, House house) {
        boolean isNews = !Edition.of(house).equals(announcedWith.remove(node));
        Entry entry = Objects.requireNonNull(state.entry(node), "an indexed article without an entry");
        if (!isNews || entry.presence() != Presence.PRESENT) {
            return 1;
        }
        read(entry, house);
        return stepsSinceArticle > IDLE_STEPS ? 1 : shareOfReadingAnew;
    }

    private Entry read(Entry entry, House house) {
        Node node = entry.node();
        Content text = text(node);
        Fingerprint before = fingerprint(node);
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
            waiting.isDone(house.publisher());
        } else {
            unfinished.add(house.publisher());
            waiting.hasLearned(house.publisher());
        }
    }

    private void forgetOld() {
        long before = state.clock().eventTime() - rules.housesKeptMs();
        List<String> old = learnedAtMs.entrySet().stream()
                .filter(house -> house.getValue() < before)
                .map(Map.Entry::getKey)
                .toList();
        for (String publisher : old) {
            while (unfinished.contains(publisher)) {
                read(Objects.requireNonNull(state.house(publisher)), Integer.MAX_VALUE);
            }
            keepAsRead(publisher, AFTER_ALL);
            learnedAtMs.remove(publisher);
            state.removeHouse(publisher);
        }
    }

    private Content text(Node node) {
        return Objects.requireNonNull(state.text(node), "an article that is kept without text");
    }

    private Fingerprint fingerprint(Node node) {
        return Objects.requireNonNull(state.fingerprint(node), "an article that is kept without a fingerprint");
    }
}
