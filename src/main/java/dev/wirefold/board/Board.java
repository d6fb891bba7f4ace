package dev.wirefold.board;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.Membership;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.board.Row.Known;
import dev.wirefold.board.StoryView.MemberView;
import dev.wirefold.core.article.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the records of the topics come to, for a horizon of event time: the order in which the topics are read makes no
 * difference once all are. One thread hands over records, others ask.
 */
public final class Board {
    private final BoardLimits limits;
    private final Members members = new Members();
    private final Decisions decisions = new Decisions();
    private final Map<String, StoryNote> stories = new HashMap<>();
    private final Happenings happenings = new Happenings();
    private final Map<String, Ended> ended = new LinkedHashMap<>();
    private final Map<String, Row> rows = new HashMap<>();
    private final TreeSet<Row> byActivity = new TreeSet<>(Row::byActivity);
    private final Effects effects = new Effects(members, stories, decisions);
    private final Set<String> touched = new LinkedHashSet<>();
    private long bytes;

    /** How a story came to its end. */
    private record Ended(String status, @Nullable String into, long atMs) {}

    public Board(BoardLimits limits) {
        this.limits = limits;
    }

    /** @param article null: a kill */
    public synchronized void article(String id, @Nullable Article article, Revision revision) {
        members.reached(revision.partition(), revision.timeMs());
        members.article(id, article, revision).ifPresent(touched::add);
    }

    /** A revision that the pipeline refused: it is none. */
    public synchronized void refused(String id, int partition, long offset) {
        members.refused(id, partition, offset).ifPresent(touched::add);
    }

    /** A record that only says the time. */
    public synchronized void tick(int partition, long timeMs) {
        members.reached(partition, timeMs);
    }

    /**
     * @param membership null: the article was withdrawn
     * @return whether its place is later than what its record said
     */
    public synchronized boolean membership(String id, @Nullable Membership membership) {
        touched.addAll(membership == null ? members.remove(id) : members.place(Placement.of(membership)));
        return membership != null && members.isLate(id);
    }

    /** @param decision null: what an editor has decided about an article is taken back */
    public synchronized void decision(String articleId, @Nullable Decision decision) {
        decisions.ask(articleId, decision);
        touch(articleId);
    }

    private void touch(String articleId) {
        Placement placement = members.placement(articleId);
        if (placement != null) {
            touched.add(placement.storyId());
        }
    }

    /** @param story null: it has ended */
    public synchronized void story(String id, @Nullable Story story, long timeMs) {
        touched.add(id);
        StoryNote known = stories.get(id);
        if (story == null) {
            if (known != null && !known.isClosed()) {
                end(id, new Ended("ENDED", null, timeMs));
            }
            return;
        }
        switch (story.getStatus()) {
            case LIVE, OTHER -> live(story, timeMs);
            case CLOSED -> {
                if (known != null) {
                    keep(known.closed());
                } else if (story.getCanonicalId() != null) {
                    live(story, timeMs);
                    keep(StoryNote.of(story, timeMs).closed());
                }
            }
            case MERGED, RETRACTED -> end(id, new Ended(story.getStatus().name(), story.getMergedInto(), timeMs));
        }
    }

    private void live(Story story, long timeMs) {
        keep(StoryNote.of(story, timeMs));
        ended.remove(story.getStoryId());
        StoryNote.placements(story, timeMs).forEach(placement -> touched.addAll(members.place(placement)));
        story.getMembers().forEach(members::describe);
    }

    private void keep(StoryNote note) {
        StoryNote before = stories.put(note.id(), note);
        bytes += note.bytes() - (before == null ? 0 : before.bytes());
    }

    private void end(String id, Ended how) {
        ended.putIfAbsent(id, how);
        if (ended.size() > BoardLimits.MAX_ENDED_STORIES) {
            ended.remove(ended.keySet().iterator().next());
        }
        drop(id);
    }

    private void drop(String id) {
        StoryNote note = stories.remove(id);
        bytes -= note == null ? 0 : note.bytes();
    }

    public synchronized void event(StoryEvent event) {
        String articleId = event.getArticleId();
        if (decisions.event(event) && articleId != null) {
            touch(articleId);
        }
        if (event.getStoryId().isEmpty()) {
            return;
        }
        happenings.add(event.getStoryId(), EventNote.of(event));
        touched.add(event.getStoryId());
    }

    /**
     * What has changed since the last time; what lies behind the horizon, or is too much, is let go.
     *
     * @param nowMs the present, in which no event time is believed that lies behind it
     */
    public synchronized Changes changes(long nowMs) {
        List<String> removed = new ArrayList<>();
        Map<String, Row> changed = new LinkedHashMap<>();
        for (String id : touched) {
            StoryNote note = stories.get(id);
            Row before = rows.get(id);
            Row row = note == null ? null : row(note);
            if (before != null) {
                byActivity.remove(before);
            }
            if (row == null) {
                if (rows.remove(id) != null) {
                    removed.add(id);
                }
            } else {
                byActivity.add(row);
                rows.put(id, row);
                if (!row.equals(before)) {
                    changed.put(id, row);
                }
            }
        }
        touched.clear();
        long cutoffMs = Math.min(members.wireTimeMs(), nowMs) - limits.horizonMs();
        while (!byActivity.isEmpty() && isTooMuch(byActivity.first(), cutoffMs)) {
            Row oldest = byActivity.first();
            letGo(oldest);
            if (changed.remove(oldest.id()) == null) {
                removed.add(oldest.id());
            }
        }
        return new Changes(List.copyOf(changed.values()), removed);
    }

    private boolean isTooMuch(Row oldest, long cutoffMs) {
        return oldest.activity() < cutoffMs
                || rows.size() > limits.maxStories()
                || bytes + happenings.bytes() + members.bytes() > limits.maxBytes();
    }

    private void letGo(Row row) {
        byActivity.remove(row);
        rows.remove(row.id());
        drop(row.id());
        members.letGo(row.id());
        happenings.letGo(row.id());
    }

    /** Lets go of what belongs to no story of the list and lies behind the horizon. */
    public synchronized void sweep(long nowMs) {
        long cutoffMs = Math.min(members.wireTimeMs(), nowMs) - limits.horizonMs();
        members.sweep(cutoffMs, stories.keySet());
        happenings.sweep(cutoffMs, stories.keySet());
    }

    /** All stories of the list, the one with the newest activity first. */
    public synchronized List<Row> rows() {
        return List.copyOf(byActivity.descendingSet());
    }

    /** All stories for other systems, those that have ended too, the one that changed last first. */
    synchronized List<PublishedStory> published() {
        List<PublishedStory> all = new ArrayList<>();
        rows.keySet().forEach(id -> published(id).ifPresent(all::add));
        ended.keySet().stream().filter(id -> !rows.containsKey(id)).forEach(id -> published(id)
                .ifPresent(all::add));
        all.sort(PublishedStory::byChange);
        return all;
    }

    /** One of them. */
    synchronized Optional<PublishedStory> published(String id) {
        Row row = rows.get(id);
        StoryNote note = stories.get(id);
        Ended how = ended.get(id);
        if (row != null && note != null) {
            String status = note.isClosed() ? "CLOSED" : "LIVE";
            return Optional.of(new PublishedStory(id, row, status, null, note.timeMs(), note));
        }
        return Optional.ofNullable(how)
                .map(end -> new PublishedStory(id, null, end.status(), end.into(), end.atMs(), null));
    }

    /** How many stories the list has. */
    public synchronized int size() {
        return rows.size();
    }

    /** The event time that the wire has reached; 0: there was no article yet. */
    public synchronized long wireTimeMs() {
        return members.wireTimeMs();
    }

    /** How much memory all this takes, by estimate. */
    public synchronized long bytes() {
        return bytes + happenings.bytes() + members.bytes();
    }

    /** Articles that can be used, and that no story has yet. */
    public synchronized int waiting() {
        return members.waiting();
    }

    public synchronized Optional<StoryView> story(String id) {
        StoryNote note = stories.get(id);
        Ended how = ended.get(id);
        if (note == null) {
            return Optional.ofNullable(how)
                    .map(end -> StoryView.ended(id, end.status(), end.into(), happenings.of(id)));
        }
        List<MemberView> views = members.of(id).stream()
                .sorted(Comparator.comparing(Known::placement, Placement.ORDER))
                .limit(BoardLimits.MAX_MEMBERS_SHOWN)
                .map(this::view)
                .toList();
        int count = Math.max(members.of(id).size(), note.memberCount());
        return Optional.of(StoryView.of(note, row(note), views, count, happenings.of(id)));
    }

    private MemberView view(Known member) {
        return members.view(member, effects.view(member.placement()));
    }

    private Row row(StoryNote note) {
        Collection<Known> of = members.of(note.id());
        List<DecisionView> decided = of.stream()
                .flatMap(member -> Stream.ofNullable(effects.view(member.placement())))
                .toList();
        return Row.of(note, of, happenings.of(note.id()), decided);
    }

    /** The event time that a partition of articles has reached. */
    public synchronized long reachedMs(int partition) {
        return members.reachedMs(partition);
    }

    /** An article as its story shows it; empty where the board knows nothing of it. */
    public synchronized Optional<MemberView> article(String id) {
        return members.find(id).map(this::view);
    }

    /** Articles of its story that stand before an article in the wire's order, the nearest ones, the last first. */
    synchronized List<MemberView> before(String id, int max) {
        return members.before(id, max).stream().map(this::view).toList();
    }
}
