package dev.wirefold.core.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Content;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.article.Parent;
import dev.wirefold.core.article.Standing;
import dev.wirefold.core.article.StoryId;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.Relation;
import dev.wirefold.core.joining.JoinRules;
import dev.wirefold.core.lineage.Entry.Presence;
import dev.wirefold.core.mail.Mail;
import dev.wirefold.core.mail.Mail.Join;
import dev.wirefold.core.mail.Mail.Leave;
import dev.wirefold.core.mail.Mail.Want;
import dev.wirefold.simulation.MemoryState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the topic {@code memberships} and the owners of stories are told of an article, in this order. */
class PublicationsTest {
    private static final Node ROOT = new Node(1, "root", 0);
    private static final Node OTHER = new Node(2, "other", 0);
    private static final Node ARTICLE = new Node(3, "article", 0);
    private static final StoryId OWN = StoryId.of(ARTICLE);
    private static final StoryId FIRST = StoryId.of(ROOT);
    private static final StoryId SECOND = StoryId.of(OTHER);

    private final MemoryState state = new MemoryState();
    private final List<String> told = new ArrayList<>();
    private final Publications publications = new Publications(JoinRules.NONE, state, new Outbox() {
        @Override
        public void send(Mail mail) {
            if (mail instanceof Join m) {
                told.add("join " + m.story().articleId() + ": " + m.member().body() + " of "
                        + m.member().parentId() + (m.member().retired() ? ", retired" : ""));
            } else if (mail instanceof Leave m) {
                told.add("leave " + m.story().articleId() + " for "
                        + (m.movedTo() == null ? "nothing" : m.movedTo().articleId()));
            }
        }

        @Override
        public void publish(String articleId, @Nullable Membership membership) {
            told.add(articleId
                    + (membership == null
                            ? " is nowhere"
                            : " is in " + membership.story().articleId() + ", revision " + membership.revision()));
        }

        @Override
        public void readAnew() {
            throw new AssertionError();
        }

        @Override
        public void cutShort() {
            told.add("cut short");
        }

        @Override
        public void cameTooLate() {
            told.add("late");
        }

        @Override
        public void notHonoured(Unhonoured decision) {
            throw new AssertionError();
        }

        @Override
        public void killMetNothing() {
            told.add("nothing to kill");
        }
    });

    PublicationsTest() {
        text(true, "text");
    }

    private void text(boolean usable, String body) {
        var card = new Card(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                body.length(),
                usable,
                null,
                Links.NONE,
                false,
                null);
        state.putText(ARTICLE, new Content(3, card, body));
    }

    private static Entry childOf(Node parent, Entry entry) {
        var likeness = new Likeness(500_000, 500_000, 500_000, 500_000);
        return entry.withParent(new Parent(parent, 1, likeness, Relation.REWRITE, Standing.alone(StoryId.of(parent))));
    }

    /** In the story of the root, and told so. */
    private Entry published() {
        Entry entry = publications.publish(childOf(ROOT, Entry.first(ARTICLE)), Standing.alone(FIRST));
        told.clear();
        return entry;
    }

    @Test
    void aRootIsInItsOwnStory() {
        Entry entry = publications.publish(Entry.first(ARTICLE), Standing.alone(OWN));

        assertThat(told).containsExactly("article is in article, revision null", "join article: text of null");
        assertThat(entry.published()).isEqualTo(Membership.ofRoot(OWN, ARTICLE, null, null));
    }

    @Test
    void nothingIsToldTwice() {
        Entry entry = published();

        assertThat(publications.publish(entry, Standing.alone(FIRST))).isEqualTo(entry);
        assertThat(told).isEmpty();
    }

    @Test
    void anArticleLeavesItsStoryBeforeItJoinsAnother() {
        publications.publish(childOf(OTHER, published()), Standing.alone(SECOND));

        assertThat(told)
                .containsExactly(
                        "leave root for other", "article is in other, revision null", "join other: text of other");
    }

    @Test
    void anotherParentInTheSameStoryIsNoLeaving() {
        publications.publish(childOf(OTHER, published()), Standing.alone(FIRST));

        assertThat(told).containsExactly("article is in root, revision null", "join root: text of other");
    }

    @Test
    void aWithheldTextIsNotSent() {
        text(false, "secret");
        publications.publish(Entry.first(ARTICLE), Standing.alone(OWN));

        assertThat(told).containsExactly("article is in article, revision null", "join article: null of null");
    }

    @Test
    void aHiddenArticleMovesUnseen() {
        Entry hidden = published().withPresence(Presence.HIDDEN);
        publications.publish(childOf(OTHER, hidden), Standing.alone(SECOND));

        assertThat(told).containsExactly("leave root for other", "join other: text of other");
    }

    @Test
    void aChangedTextGoesToTheOwnerOnlyUnlessTheMembershipChanges() {
        Entry entry = published();
        text(true, "corrected");

        Entry again = publications.republish(entry, false);
        assertThat(told).containsExactly("join root: corrected of root");

        told.clear();
        publications.republish(again.withRevision(2L), false);
        assertThat(told).containsExactly("article is in root, revision 2", "join root: corrected of root");
    }

    @Test
    void whoWasHiddenIsPublishedAnew() {
        publications.republish(published(), true);

        assertThat(told).containsExactly("article is in root, revision null", "join root: text of root");
    }

    @Test
    void nothingIsToldAgainOfWhatWasNotTold() {
        Entry entry = Entry.first(ARTICLE);

        assertThat(publications.republish(entry, false)).isEqualTo(entry);
        assertThat(publications.hide(entry)).isEqualTo(entry);
        assertThat(publications.withdraw(entry)).isEqualTo(entry);
        assertThat(told).isEmpty();
    }

    @Test
    void aWithdrawnArticleLeavesForNothing() {
        Entry entry = publications.withdraw(published());

        assertThat(told).containsExactly("leave root for nothing");
        assertThat(entry.published()).isNull();
    }

    @Test
    void aTextIsSentToTheOwnerOfItsStoryOnly() {
        state.put(published());

        publications.onWant(new Want(SECOND, ARTICLE));
        publications.onWant(new Want(FIRST, OTHER));
        assertThat(told).isEmpty();

        publications.onWant(new Want(FIRST, ARTICLE));
        assertThat(told).containsExactly("join root: text of root");
    }

    @Test
    void aRetiredArticleSaysSo() {
        state.put(published().retired());

        publications.onWant(new Want(FIRST, ARTICLE));

        assertThat(told).containsExactly("join root: text of root, retired");
    }

    @Test
    void aDenialGoesToTheTopicOnly() {
        publications.deny("article");

        assertThat(told).containsExactly("article is nowhere");
    }
}
