package dev.wirefold.simulation;

import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.lineage.Membership;
import dev.wirefold.core.story.Story;
import dev.wirefold.core.story.StoryEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The public topics as a consumer reads them that reads committed records, and what such a consumer may rely on whatever
 * happens: it fails where the order of a story's records or events breaks the contract.
 */
final class PublicTopics {
    private final Map<String, Membership> memberships = new TreeMap<>();
    private final Map<StoryId, Story> stories = new HashMap<>();
    private final Map<StoryId, Long> revisions = new HashMap<>();
    private final Set<StoryId> ending = new HashSet<>();
    /** Of each live story the articles in it, as told by events alone. */
    private final Map<StoryId, Set<String>> told = new HashMap<>();

    private final Set<StoryId> touched = new HashSet<>();
    private int closed;

    Map<String, Membership> memberships() {
        return memberships;
    }

    Map<StoryId, Story> stories() {
        return stories;
    }

    /** How many stories have closed. */
    int closed() {
        return closed;
    }

    void membership(String articleId, @Nullable Membership membership) {
        if (membership == null) {
            memberships.remove(articleId);
        } else {
            memberships.put(articleId, membership);
        }
    }

    void story(Story story) {
        StoryId id = story.id();
        require(story.revision() > revisions.getOrDefault(id, -1L), "the revision of a story does not rise", story);
        require(!ending.contains(id), "a story that has ended goes on without a tombstone", story);
        revisions.put(id, story.revision());
        touched.add(id);
        if (story.status() == Story.Status.LIVE) {
            stories.put(id, story);
        } else {
            require(stories.containsKey(id), "a story ends that there was not", story);
            ending.add(id);
        }
    }

    void tombstone(StoryId id) {
        require(ending.remove(id), "a tombstone without an end", id);
        stories.remove(id);
    }

    void event(StoryEvent event) {
        StoryId id = event.story();
        touched.add(id);
        boolean created = event.type() == StoryEvent.Type.CREATED;
        require(created != told.containsKey(id), "an event that does not follow from the ones before", event);
        Set<String> articles = told.computeIfAbsent(id, any -> new TreeSet<>());
        switch (event.type()) {
            case JOINED -> require(articles.add(event.articleId()), "joins a second time", event);
            case LEFT -> require(articles.remove(event.articleId()), "leaves without having joined", event);
            case MERGED, RETRACTED, CLOSED -> told.remove(id);
            case DECIDED -> require(articles.contains(event.articleId()), "is decided about, but not there", event);
            case CREATED, CANONICAL_CHANGED -> {}
        }
        closed += event.type() == StoryEvent.Type.CLOSED ? 1 : 0;
    }

    /**
     * At the end of a transaction what the events tell is what the stories show: both are written by one owner in one
     * transaction, and an owner tells of every usable article that comes or goes.
     */
    void checkTransaction() {
        require(ending.isEmpty(), "no tombstone after the end", ending);
        for (StoryId id : touched) {
            Story story = stories.get(id);
            Set<String> shown = story == null
                    ? Set.of()
                    : story.members().stream().map(member -> member.node().id()).collect(Collectors.toSet());
            require(
                    (story == null) == !told.containsKey(id)
                            && shown.equals(told.getOrDefault(id, Set.of()))
                            && (story == null || story.memberCount() == shown.size()),
                    "events tell of other articles than the story shows",
                    told.get(id),
                    story);
        }
        touched.clear();
    }

    /** Whether a member can change any more is nobody's business. */
    static Member unretired(Member member) {
        return new Member(
                member.node(),
                member.card(),
                member.body(),
                member.parentId(),
                member.relation(),
                member.similarity(),
                member.parentContainment(),
                false);
    }

    /** A story without what depends on the order of arrival. */
    static Story plain(Story story) {
        Member canonical = story.canonical();
        return new Story(
                story.id(),
                story.status(),
                0,
                story.mergedInto(),
                canonical == null ? null : unretired(canonical),
                story.rule(),
                story.memberCount(),
                story.members().stream().map(PublicTopics::unretired).toList());
    }

    private static void require(boolean holds, String otherwise, @Nullable Object... what) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + Arrays.toString(what));
        }
    }
}
