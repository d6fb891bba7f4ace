package dev.wirefold.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Decision;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The reprint is dated last: it is not in line. Articles that show that others are versions of one report may come after them, and may be hidden. */
class StoryOwnerTest {
    private static final Node FIRST = new Node(1, "first", 0);
    private static final Node REPRINT = new Node(2, "reprint", 0);
    private static final Node OTHER = new Node(3, "other", 0);
    private static final Node CORRECTED = new Node(4, "corrected", 0);
    private static final StoryId STORY = StoryId.of(FIRST);

    private final Newsstand newsstand = new Newsstand();
    private final StoryOwner owner = new StoryOwner(new Election(List.of()), 10, true, newsstand, newsstand);

    private static Member member(
            Node node, @Nullable Node parent, String publisher, boolean usable, boolean laterVersion) {
        return member(node, parent, publisher, usable, laterVersion, null);
    }

    private static Member member(
            Node node,
            @Nullable Node parent,
            String publisher,
            boolean usable,
            boolean laterVersion,
            @Nullable Decision decision) {
        Long published = node.equals(REPRINT) ? Long.valueOf(9) : Long.valueOf(node.eventTimeMs());
        var card = new Card(
                publisher,
                null,
                null,
                null,
                null,
                null,
                null,
                published,
                null,
                900,
                usable,
                null,
                Links.NONE,
                laterVersion,
                decision);
        return new Member(
                node,
                card,
                usable ? "text" : null,
                parent == null ? null : parent.id(),
                parent == null ? Relation.ORIGINAL : Relation.REPRINT,
                850_000,
                900_000,
                false);
    }

    private void join(Member member) {
        owner.onMail(new Join(STORY, member, null));
    }

    private void joinAllBut(Member missing) {
        for (Member member : List.of(
                member(FIRST, null, "Post", true, false),
                member(REPRINT, FIRST, "Radio", missing.card().usable(), false),
                member(OTHER, FIRST, "Herald", true, false),
                member(CORRECTED, REPRINT, "Post", true, true))) {
            if (!member.node().equals(missing.node())) {
                join(member);
            }
        }
    }

    @Test
    void aCorrectionIsKnownAsOneOnceItsParentIsThere() {
        Member parent = member(REPRINT, FIRST, "Radio", true, false);
        joinAllBut(parent);
        assertThat(newsstand.shown()).isEqualTo("first EARLIEST");

        join(parent);

        assertThat(newsstand.shown()).isEqualTo("corrected LATEST_VERSION");
    }

    @Test
    void readersAreToldWhenWhatMayNotBeShownTellsIt() {
        Member parent = member(REPRINT, FIRST, "Radio", false, false);
        joinAllBut(parent);
        assertThat(newsstand.shown()).isEqualTo("first EARLIEST");

        join(parent);

        assertThat(newsstand.shown()).isEqualTo("corrected LATEST_VERSION");
    }

    @Test
    void nobodyIsToldOfADecisionAboutWhatMayNotBeShown() {
        Decision pin = new Decision(Decision.Kind.PIN, null, "editor", null, 5);
        Member parent = member(REPRINT, FIRST, "Radio", false, false, pin);
        joinAllBut(parent);
        newsstand.events.clear();

        join(parent);

        assertThat(newsstand.shown()).isEqualTo("corrected LATEST_VERSION");
        assertThat(newsstand.events).extracting(StoryEvent::type).isNotEmpty().doesNotContain(StoryEvent.Type.DECIDED);
    }

    @Test
    void whoIsHiddenTiesNoVersionsTogether() {
        Member parent = member(REPRINT, FIRST, "Radio", false, false);
        joinAllBut(parent);
        join(parent);
        assertThat(newsstand.shown()).isEqualTo("corrected LATEST_VERSION");

        join(new Member(
                parent.node(),
                parent.card(),
                null,
                parent.parentId(),
                parent.relation(),
                parent.similarity(),
                parent.parentContainment(),
                false,
                true));

        assertThat(newsstand.shown()).isEqualTo("first EARLIEST");
    }

    /** One story's rows, and what was published of it last. */
    private static final class Newsstand implements StoryState, Press {
        private final TreeMap<Node, Member> rows = new TreeMap<>();
        private @Nullable StoryHead head;
        private @Nullable Story last;
        private long revision;
        private final List<StoryEvent> events = new ArrayList<>();

        String shown() {
            Story story = Objects.requireNonNull(last);
            return Objects.requireNonNull(story.canonical()).node().id() + " " + story.rule();
        }

        @Override
        public @Nullable StoryHead head(StoryId story) {
            return head;
        }

        @Override
        public void put(StoryHead changed) {
            head = changed;
        }

        @Override
        public void remove(StoryHead gone) {
            head = null;
        }

        @Override
        public @Nullable Member member(StoryId story, Node node) {
            return rows.get(node);
        }

        @Override
        public void put(StoryId story, Member member) {
            rows.put(member.node(), member);
        }

        @Override
        public void remove(StoryId story, Node node) {
            rows.remove(node);
        }

        @Override
        public void walk(StoryId story, Predicate<Member> visitor) {
            for (Member member : rows.values()) {
                if (!visitor.test(member)) {
                    return;
                }
            }
        }

        @Override
        public long nextRevision() {
            return ++revision;
        }

        @Override
        public long eventTime() {
            return 0;
        }

        @Override
        public void publish(Story story) {
            last = story;
        }

        @Override
        public void publish(StoryEvent event) {
            events.add(event);
        }

        @Override
        public void tombstone(StoryId story) {}

        @Override
        public void send(Mail mail) {}
    }
}
