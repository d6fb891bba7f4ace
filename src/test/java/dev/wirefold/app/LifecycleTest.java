package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.CanonicalRule;
import dev.wirefold.avro.DeadLetter;
import dev.wirefold.avro.DeadLetterReason;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryEvent;
import dev.wirefold.avro.StoryEventType;
import dev.wirefold.avro.UpdateKind;
import dev.wirefold.contract.AvroClasses;
import dev.wirefold.contract.AvroCodec;
import dev.wirefold.contract.Usability;
import dev.wirefold.topology.PublicView;
import dev.wirefold.topology.TopologyDriver;
import dev.wirefold.topology.WireFixture;
import dev.wirefold.topology.WireFixture.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each event of a wire does to the stories, on one partition. */
class LifecycleTest {
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
    private static final String HARBOUR = "The harbour of Port Elin was closed on Tuesday after a freighter carrying"
            + " fertiliser ran aground beside the northern breakwater, the coastguard said. Twelve sailors were brought"
            + " ashore by helicopter, among them the captain, Ruben Castellan, who had a broken wrist. Tugs from"
            + " neighbouring Saltholm are to pull the vessel free at the next spring tide.";
    private static final String HARBOUR_RETOLD =
            "A dozen crew members had to be rescued from a grounded ship at Port Elin"
                    + " this week. Captain Ruben Castellan broke his wrist in the accident beside the northern breakwater, local"
                    + " media report, citing the coastguard. No vessel may enter or leave until tugs from Saltholm have freed"
                    + " the freighter, which carries fertiliser.";
    private static final String ORCHESTRA = "The municipal orchestra will open its autumn season with a symphony by"
            + " a local composer, Adela Morrow, whose manuscript was found in the attic of a bakery last winter."
            + " Rehearsals begin in August under the new conductor, and pupils of the music school may attend them"
            + " without a ticket.";

    private final TopologyDriver driver = new TopologyDriver(
            new WirefoldConfig(Map.of("story.source.priority", "Wire One")).pipeline(WireFixture.TOPICS, 1));
    private final PublicView view = new PublicView();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void aRewriteJoinsTheStoryOfItsOriginal() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);
        publish(article("c", "Culture Daily", ORCHESTRA), 2);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b"), Set.of("c")));
        assertThat(view.membershipOf("a").getRelation()).isEqualTo(Relation.ORIGINAL);
        assertThat(view.membershipOf("b").getRelation()).isEqualTo(Relation.REWRITE);
        assertThat(view.membershipOf("b").getParentId()).isEqualTo("a");
        assertThat(storyOf("a").getCanonicalId()).isEqualTo("a");
        assertThat(storyOf("a").getCanonicalRule()).isEqualTo(CanonicalRule.EARLIEST);
        assertThat(storyOf("a").getBody()).isEqualTo(HARBOUR);
    }

    @Test
    void aSourceWithPriorityStandsForItsStory() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("b", "Wire One", HARBOUR_RETOLD), 1);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));
        assertThat(storyOf("a").getCanonicalId()).isEqualTo("b");
        assertThat(storyOf("a").getBody()).isEqualTo(HARBOUR_RETOLD);
        assertThat(storyOf("a").getCanonicalRule()).isEqualTo(CanonicalRule.SOURCE_PRIORITY);
        assertThat(eventTypes()).contains(StoryEventType.CANONICAL_CHANGED);
    }

    @Test
    void aLateOriginalTakesTheStoryOver() {
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 60);
        String before = storyOf("b").getStoryId();
        publish(article("a", "Coast News", HARBOUR), 0);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));
        assertThat(storyOf("b").getStoryId()).isEqualTo("a~" + NOON.toEpochMilli());
        assertThat(view.stories()).doesNotContainKey(before);
        assertThat(driver.events()).anySatisfy(event -> {
            assertThat(event.getType()).isEqualTo(StoryEventType.MERGED);
            assertThat(event.getStoryId()).isEqualTo(before);
            assertThat(event.getOtherStoryId()).isEqualTo("a~" + NOON.toEpochMilli());
        });
    }

    @Test
    void aKilledArticleIsNowhere() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);
        driver.publish(Message.kill("a", at(2)));

        assertThat(groups()).isEqualTo(Set.of(Set.of("b")));
        assertThat(view.memberships()).doesNotContainKey("a");
        assertThat(storyOf("b").getCanonicalId()).isEqualTo("b");
        assertThat(storyOf("b").getBody()).isEqualTo(HARBOUR_RETOLD);
        assertThat(view.stories()).hasSize(1);
    }

    @Test
    void theLastArticlesKillRetractsItsStory() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(canceled("a"), 1);

        driver.readInto(view);
        assertThat(view.stories()).isEmpty();
        assertThat(view.memberships()).isEmpty();
        assertThat(eventTypes())
                .containsExactly(
                        StoryEventType.CREATED, StoryEventType.JOINED, StoryEventType.LEFT, StoryEventType.RETRACTED);
    }

    @Test
    void aKillThatComesBeforeAnOlderVersionHolds() {
        publish(builder("a", "Coast News", HARBOUR).setRevision(3L).build(), 0);
        driver.publish(Message.kill("a", at(1)));
        publish(builder("a", "Coast News", HARBOUR).setRevision(2L).build(), 2);

        driver.readInto(view);
        assertThat(view.stories()).isEmpty();
    }

    @Test
    void aCorrectionKeepsTheArticlesPlace() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);
        String corrected = HARBOUR.replace("Twelve", "Eleven");
        publish(article("a", "Coast News", corrected), 2);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));
        assertThat(storyOf("a").getStoryId()).isEqualTo("a~" + NOON.toEpochMilli());
        assertThat(storyOf("a").getBody()).isEqualTo(corrected);
    }

    @Test
    void anArticleThatBecomesAnotherStoryLeavesItsChildrenToThemselves() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);
        publish(article("a", "Coast News", ORCHESTRA), 2);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a"), Set.of("b")));
        assertThat(view.membershipOf("b").getRelation()).isEqualTo(Relation.ORIGINAL);
    }

    @Test
    void anOlderVersionThatComesLateIsIgnored() {
        publish(builder("a", "Coast News", HARBOUR).setRevision(2L).build(), 0);
        publish(builder("a", "Coast News", ORCHESTRA).setRevision(1L).build(), 1);

        driver.readInto(view);
        assertThat(storyOf("a").getBody()).isEqualTo(HARBOUR);
    }

    @Test
    void aWithheldArticleIsNeverShown() {
        publish(
                builder("a", "Coast News", HARBOUR)
                        .setStatus(ArticleStatus.WITHHELD)
                        .build(),
                0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);

        driver.readInto(view);
        Story story = storyOf("b");
        assertThat(view.membershipOf("b").getParentId()).isEqualTo("a");
        assertThat(story.getCanonicalId()).isEqualTo("b");
        assertThat(story.getMemberCount()).isEqualTo(1);
        assertThat(story.getMembers())
                .extracting(member -> member.getArticleId())
                .containsExactly("b");
    }

    @Test
    void anEmbargoedArticleIsShownWhenEventTimeHasComeSoFar() {
        publish(builder("a", "Coast News", HARBOUR).setEmbargoedUntil(at(60)).build(), 0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);
        assertThat(groups()).isEqualTo(Set.of(Set.of("b")));
        assertThat(view.membershipOf("b").getParentId()).isEqualTo("a");

        driver.tick(at(59));
        assertThat(groups()).isEqualTo(Set.of(Set.of("b")));
        driver.tick(at(60));
        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));
        assertThat(storyOf("a").getBody()).isEqualTo(HARBOUR);
    }

    @Test
    void whatIsKilledUnderEmbargoIsNeverSeen() {
        publish(builder("a", "Coast News", HARBOUR).setEmbargoedUntil(at(60)).build(), 0);
        driver.publish(Message.kill("a", at(30)));
        driver.tick(at(90));

        assertThat(driver.storyValues()).isEmpty();
        assertThat(driver.events()).isEmpty();
    }

    @Test
    void anEmbargoThatIsLiftedOrProlongedGoesByTheLatestRevision() {
        publish(builder("a", "Coast News", HARBOUR).setEmbargoedUntil(at(60)).build(), 0);
        publish(
                builder("b", "Culture Daily", ORCHESTRA)
                        .setEmbargoedUntil(at(60))
                        .build(),
                1);
        publish(builder("a", "Coast News", HARBOUR).setEmbargoedUntil(at(120)).build(), 2);
        publish(article("b", "Culture Daily", ORCHESTRA), 3);
        assertThat(groups()).isEqualTo(Set.of(Set.of("b")));

        driver.tick(at(60));
        assertThat(groups()).isEqualTo(Set.of(Set.of("b")));
        driver.tick(at(120));
        assertThat(groups()).isEqualTo(Set.of(Set.of("a"), Set.of("b")));
    }

    @Test
    void anEmbargoLongerThanArticlesAreRememberedIsRefused() {
        Instant until = NOON.plus(Duration.ofDays(8));
        publish(builder("a", "Coast News", HARBOUR).setEmbargoedUntil(until).build(), 0);

        assertThat(driver.deadLetters()).extracting(DeadLetter::getReason).containsExactly(DeadLetterReason.DATE);
    }

    @Test
    void whatIsReleasedIsShown() {
        publish(
                builder("a", "Coast News", HARBOUR)
                        .setStatus(ArticleStatus.WITHHELD)
                        .build(),
                0);
        assertThat(groups()).isEmpty();
        publish(
                builder("a", "Coast News", HARBOUR)
                        .setUpdate(UpdateKind.RELEASE)
                        .build(),
                1);
        assertThat(groups()).isEqualTo(Set.of(Set.of("a")));
    }

    @Test
    void anItemThatEvolvedFromAnotherTakesItsPlace() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(
                builder("b", "Coast News", ORCHESTRA)
                        .setDerivedFrom(List.of("a"))
                        .build(),
                1);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));
        assertThat(storyOf("a").getCanonicalId()).isEqualTo("b");
        driver.publish(Message.kill("b", at(2)));
        assertThat(storyOf("a").getCanonicalId()).isEqualTo("a");
    }

    @Test
    void whatAnotherPublisherMadeOfItTakesNoPlace() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(
                builder("b", "Inland Post", ORCHESTRA)
                        .setDerivedFrom(List.of("a"))
                        .build(),
                1);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));
        assertThat(storyOf("a").getCanonicalId()).isEqualTo("a");
    }

    @Test
    void theLatestOfThoseThatShareADesksKeyStandsForThem() {
        publish(keyed("a", "Coast News", HARBOUR), 0);
        publish(keyed("b", "Coast News", HARBOUR_RETOLD), 1);
        publish(keyed("c", "Coast News", ORCHESTRA), 2);
        publish(keyed("d", "Inland Post", "Nothing at all of what the others had to tell."), 3);

        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b", "c"), Set.of("d")));
        assertThat(storyOf("a").getCanonicalId()).isEqualTo("c");
        publish(
                builder("c", "Coast News", ORCHESTRA)
                        .setAltIds(List.of(new AltId("desk", "4711")))
                        .setStatus(ArticleStatus.WITHHELD)
                        .build(),
                4);
        assertThat(storyOf("a").getCanonicalId()).isEqualTo("b");
    }

    private static Article keyed(String id, String source, String body) {
        return builder(id, source, body)
                .setAltIds(List.of(new AltId("desk", "4711")))
                .build();
    }

    @Test
    void anArticleMayChangeItsSource() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("a", "Inland Post", HARBOUR), 1);

        assertThat(storyOf("a").getSource()).isEqualTo("Inland Post");
        assertThat(groups()).isEqualTo(Set.of(Set.of("a")));
    }

    @Test
    void anOldStoryIsClosedAndItsStateGoes() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);
        driver.tick(NOON.plus(Duration.ofDays(7)));
        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));

        driver.tick(NOON.plus(Duration.ofDays(8)));

        assertThat(groups()).isEmpty();
        assertThat(view.memberships()).containsOnlyKeys("a", "b");
        assertThat(eventTypes()).endsWith(StoryEventType.CLOSED);
        driver.tick(NOON.plus(Duration.ofDays(12)));
        assertThat(driver.rowsOfState())
                .as("clock and count; trees are kept for a window longer")
                .isEqualTo(2);
        assertThat(driver.lateMail()).isZero();
    }

    @Test
    void aStoryStaysOpenWithItsYoungestArticle() {
        publish(article("a", "Coast News", HARBOUR), 0);
        Instant later = NOON.plus(Duration.ofDays(2));
        driver.publish(Message.of(article("b", "Inland Post", HARBOUR_RETOLD), later));
        driver.tick(NOON.plus(Duration.ofDays(8)));
        assertThat(groups()).isEqualTo(Set.of(Set.of("a", "b")));

        driver.publish(Message.kill("a", NOON.plus(Duration.ofDays(8))));

        assertThat(groups()).isEqualTo(Set.of(Set.of("b")));
        assertThat(storyOf("b").getBody()).isEqualTo(HARBOUR_RETOLD);
        assertThat(driver.lateMail()).isZero();
    }

    @Test
    void killsOfWhatIsNotKnownAreCounted() {
        publish(article("a", "Coast News", HARBOUR), 0);
        driver.publish(Message.kill("a", NOON));
        driver.publish(Message.kill("a", NOON));
        assertThat(driver.killsWithoutArticle()).isZero();

        driver.publish(Message.kill("b", NOON));

        assertThat(driver.killsWithoutArticle()).isEqualTo(1);
    }

    @Test
    void aKillAfterTheStoryWasClosedTakesTheMembershipBack() {
        publish(article("a", "Coast News", HARBOUR), 0);
        driver.tick(NOON.plus(Duration.ofDays(9)));
        driver.publish(Message.kill("a", NOON.plus(Duration.ofDays(9))));

        driver.readInto(view);
        assertThat(view.memberships()).isEmpty();
        assertThat(view.stories()).isEmpty();
    }

    @Test
    void aKillWithoutKeyIsNoTick() {
        driver.publish(null, null, NOON.toEpochMilli());

        assertThat(driver.deadLetters()).extracting(DeadLetter::getReason).containsExactly(DeadLetterReason.KEY);
    }

    @Test
    void aDuplicateChangesNothing() {
        publish(article("a", "Coast News", HARBOUR), 0);
        driver.readInto(view);
        driver.events();
        publish(article("a", "Coast News", HARBOUR), 0);

        assertThat(driver.events()).isEmpty();
        assertThat(driver.view().stories()).isEmpty();
    }

    @Test
    void anIdThatComesBackAfterTwiceTheWindowIsAnotherArticle() {
        publish(article("a", "Coast News", HARBOUR), 0);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 1);
        Instant later = NOON.plus(Duration.ofHours(145));
        driver.publish(Message.of(article("a", "Coast News", HARBOUR), later));

        assertThat(groups()).isEqualTo(Set.of(Set.of("a"), Set.of("b")));
        assertThat(view.membershipOf("a").getStoryId()).isEqualTo("a~" + later.toEpochMilli());
    }

    @Test
    void whatCannotBeUsedGoesToTheDeadLettersAndTheWireGoesOn() {
        byte[] garbage = {1, 2, 3};
        driver.publish(utf8("x"), garbage, NOON.toEpochMilli());
        publish(article("a", "Coast News", "   "), 0);
        driver.publish(
                utf8("other"),
                Message.of(article("a", "Coast News", HARBOUR), NOON).value(),
                NOON.toEpochMilli());
        publish(article("long", "Coast News", "x".repeat(Usability.DEFAULT_MAX_BODY_CHARS + 1)), 0);
        driver.publish(Message.of(article("old", "Coast News", HARBOUR), Instant.EPOCH));
        publish(article("good", "Coast News", HARBOUR), 1);

        List<DeadLetter> letters = driver.deadLetters();
        assertThat(letters)
                .extracting(DeadLetter::getReason)
                .containsExactly(
                        DeadLetterReason.UNDECODABLE,
                        DeadLetterReason.NO_BODY,
                        DeadLetterReason.KEY,
                        DeadLetterReason.BODY_TOO_LONG,
                        DeadLetterReason.DATE);
        assertThat(AvroCodec.bytes(letters.get(0).getValue())).isEqualTo(garbage);
        assertThat(letters.get(0).getOffset()).isZero();
        assertThat(groups()).isEqualTo(Set.of(Set.of("good")));
    }

    @Test
    void aStoryWhoseLastArticleIsKilledIsRetractedWhoeverMovedBefore() {
        publish(article("z", "Culture Daily", ORCHESTRA), 0);
        publish(article("a", "Coast News", HARBOUR), 1);
        publish(article("b", "Inland Post", HARBOUR_RETOLD), 2);
        publish(article("b", "Inland Post", ORCHESTRA), 3);
        driver.events();
        driver.publish(Message.kill("a", at(4)));

        assertThat(eventTypes()).containsExactly(StoryEventType.LEFT, StoryEventType.RETRACTED);
    }

    @Test
    void aRecordThatClaimsToBeHugeIsRefusedBeforeRoomIsMadeForIt() {
        byte[] valid = Message.of(article("a", "Coast News", HARBOUR), NOON).value();
        byte[] huge = Arrays.copyOf(valid, 15);
        huge[10] = (byte) 0xEE;
        Arrays.fill(huge, 11, 14, (byte) 0xFF);
        huge[14] = 0x0F;
        driver.publish(utf8("a"), huge, NOON.toEpochMilli());

        assertThat(driver.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.UNDECODABLE);
    }

    @Test
    void aFieldWithoutEndIsRefused() {
        publish(builder("a", "/".repeat(100_000) + "x", HARBOUR).build(), 0);

        assertThat(driver.deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly(DeadLetterReason.FIELD_TOO_LONG);
    }

    private Set<Set<String>> groups() {
        return driver.readInto(view).groups();
    }

    private Story storyOf(String articleId) {
        driver.readInto(view);
        return view.storyOf(articleId);
    }

    private List<StoryEventType> eventTypes() {
        return driver.events().stream().map(StoryEvent::getType).toList();
    }

    private void publish(Article article, int minutes) {
        driver.publish(Message.of(article, at(minutes)));
    }

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static Article article(String id, String source, String body) {
        return builder(id, source, body).build();
    }

    private static Article canceled(String id) {
        return Article.newBuilder().setId(id).setStatus(ArticleStatus.CANCELED).build();
    }

    private static Article.Builder builder(String id, String source, String body) {
        AvroClasses.trust();
        return Article.newBuilder()
                .setId(id)
                .setSource(source)
                .setLanguage("en")
                .setBody(body);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
