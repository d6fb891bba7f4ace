package dev.wirefold.simulation;

import dev.wirefold.core.Member;
import dev.wirefold.core.Node;
import dev.wirefold.core.StoryId;
import dev.wirefold.core.Submission;
import dev.wirefold.core.lineage.Clock;
import dev.wirefold.core.lineage.DeskState;
import dev.wirefold.core.lineage.Entry;
import dev.wirefold.core.lineage.Watch;
import dev.wirefold.core.story.Head;
import dev.wirefold.core.story.StoryState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One partition's state in maps; a copy of it is what a transaction goes back to. */
final class MemoryState implements DeskState, StoryState {
    private record Seat(Node parent, Node child) {}

    private Clock clock = Clock.START;
    private final Map<Node, Entry> entries = new TreeMap<>();
    private final Map<Node, Submission> texts = new HashMap<>();
    private final Map<Seat, Watch> watches = new HashMap<>();
    private final Map<StoryId, Head> heads = new HashMap<>();
    private final Map<StoryId, Map<Node, Member>> members = new HashMap<>();

    MemoryState copy() {
        var copy = new MemoryState();
        copy.clock = clock;
        copy.entries.putAll(entries);
        copy.texts.putAll(texts);
        copy.watches.putAll(watches);
        copy.heads.putAll(heads);
        members.forEach((story, rows) -> copy.members.put(story, new TreeMap<>(rows)));
        return copy;
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
    public @Nullable Submission text(Node node) {
        return texts.get(node);
    }

    @Override
    public void putText(Node node, Submission text) {
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
    public @Nullable Head head(StoryId story) {
        return heads.get(story);
    }

    @Override
    public void put(Head head) {
        heads.put(head.id(), head);
    }

    @Override
    public void remove(Head head) {
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
        rows(story).remove(node);
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

    /** Every text that the partition still holds, for the check that what was withdrawn is nowhere. */
    void forEachBody(Consumer<String> consumer) {
        texts.values().forEach(text -> consumer.accept(text.body()));
        members.values().forEach(rows -> rows.values().forEach(member -> {
            if (member.body() != null) {
                consumer.accept(member.body());
            }
        }));
    }

    void forEachWatch(Consumer<Watch> consumer) {
        watches.values().forEach(consumer);
    }

    private Map<Node, Member> rows(StoryId story) {
        return members.getOrDefault(story, new TreeMap<>());
    }
}
