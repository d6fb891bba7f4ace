package dev.wirefold.board;

import static dev.wirefold.board.Records.article;
import static dev.wirefold.board.Records.left;
import static dev.wirefold.board.Records.membership;
import static dev.wirefold.board.Records.revision;
import static dev.wirefold.board.Records.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.avro.Member;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.avro.UpdateKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final long HOUR = Records.HOUR_MS;
    private static final long START = Records.START_MS;
    private static final long NOW = START + 1_000 * HOUR;

    private final Board board = new Board(new BoardLimits(72 * HOUR, 100, 1 << 20));

    private void put(
            Board to, String id, String source, String story, @Nullable String parent, Relation relation, int hour) {
        to.article(id, article(id, source).build(), revision(hour, hour, "NEW"));
        to.membership(id, membership(id, story, parent, relation, hour));
    }

    private Row only() {
        board.changes(NOW);
        assertThat(board.rows()).hasSize(1);
        return board.rows().get(0);
    }

    @Test
    void aClosedStoryThatStaysIsShownToABoardThatComesLate() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.story(
                "s",
                Story.newBuilder(story("s", StoryStatus.CLOSED, 1))
                        .setCanonicalId("a")
                        .build(),
                START);

        assertThat(only().closed()).isTrue();
    }

    @Test
    void copiesAreNoIndependentSources() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        put(board, "b", "Tribune", "s", "a", Relation.REPRINT, 1);
        put(board, "c", "Lantern", "s", "a", Relation.REWRITE, 2);
        put(board, "d", "www.Lantern.example", "s", "a", Relation.EXCERPT, 3);
        put(board, "e", "COURIER", "s", "a", Relation.REWRITE, 4);
        board.story("s", story("s", StoryStatus.LIVE, 5), START);

        Row row = only();

        assertThat(row.sources()).as("Courier and Lantern").isEqualTo(2);
        assertThat(row.publisherCount()).as("one publisher by two spellings").isEqualTo(4);
        assertThat(row.articles()).isEqualTo(5);
        assertThat(row.publishers()).startsWith("Courier", "Tribune", "Lantern");
        assertThat(row.first()).isEqualTo(START);
        assertThat(row.last()).isEqualTo(START + 4 * HOUR);
    }

    @Test
    void growthEndsWithAllArticles() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        put(board, "b", "Tribune", "s", "a", Relation.REPRINT, 12);
        put(board, "c", "Lantern", "s", "a", Relation.REWRITE, 24);
        board.story("s", story("s", StoryStatus.LIVE, 3), START);

        List<Integer> growth = only().growth();

        assertThat(growth).hasSize(Row.GROWTH_STEPS).isSorted();
        assertThat(growth.get(0)).isEqualTo(1);
        assertThat(growth.get(11)).isEqualTo(2);
        assertThat(growth.get(Row.GROWTH_STEPS - 1)).isEqualTo(3);
    }

    @Test
    void aCorrectionIsActivity() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        put(board, "b", "Tribune", "t", null, Relation.ORIGINAL, 1);
        board.story("s", story("s", StoryStatus.LIVE, 1), START);
        board.story("t", story("t", StoryStatus.LIVE, 1), START);
        board.changes(NOW);
        assertThat(board.rows()).extracting(Row::id).containsExactly("t", "s");

        board.article(
                "a", article("a", "Courier").setUpdate(UpdateKind.CORRECTION).build(), revision(9, 5, "CORRECTION"));

        assertThat(board.changes(NOW).rows())
                .extracting(Row::id, Row::corrections)
                .containsExactly(tuple("s", 1));
        assertThat(board.rows()).extracting(Row::id).containsExactly("s", "t");
    }

    @Test
    void onlyWhatChangedIsTold() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.story("s", story("s", StoryStatus.LIVE, 1), START);
        assertThat(board.changes(NOW).rows()).hasSize(1);

        board.membership("a", membership("a", "s", null, Relation.ORIGINAL, 0));

        assertThat(board.changes(NOW).isEmpty()).isTrue();
    }

    @Test
    void aKilledArticleIsNeitherNamedNorReadButCounted() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        put(board, "b", "Tribune", "s", "a", Relation.REWRITE, 1);
        board.story("s", story("s", StoryStatus.LIVE, 2), START);
        board.article("b", null, revision(3, 2, "KILL"));
        StoryView before = board.story("s").orElseThrow();
        board.membership("b", null);
        board.event(left("s", "b", null));
        board.story("s", story("s", StoryStatus.LIVE, 1), START);

        assertThat(before.members().get(1).headline()).isNull();
        assertThat(before.members().get(1).shown()).isFalse();
        assertThat(only().withdrawn()).isEqualTo(1);
        assertThat(board.story("s").orElseThrow().members()).hasSize(1);
    }

    @Test
    void whoGoesToAnotherStoryIsNotWithdrawn() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.story("s", story("s", StoryStatus.LIVE, 1), START);
        board.event(left("s", "b", "t"));

        assertThat(only().withdrawn()).isZero();
    }

    @Test
    void withheldAndEmbargoedArticlesAreNotShownUntilTheyMayBe() {
        board.article(
                "a", article("a", "Courier").setStatus(ArticleStatus.WITHHELD).build(), revision(0, 0, "NEW"));
        board.article(
                "b",
                article("b", "Tribune")
                        .setEmbargoedUntil(Instant.ofEpochMilli(START + 5 * HOUR))
                        .build(),
                revision(1, 1, "NEW"));
        board.membership("a", membership("a", "s", null, Relation.ORIGINAL, 0));
        board.membership("b", membership("b", "s", "a", Relation.REWRITE, 1));

        assertThat(board.article("a").orElseThrow())
                .extracting("shown", "headline", "use")
                .containsExactly(false, null, "WITHHELD");
        assertThat(board.article("b").orElseThrow())
                .extracting("shown", "headline", "use")
                .containsExactly(false, null, "EMBARGOED");

        board.tick(0, START + 5 * HOUR);

        assertThat(board.article("b").orElseThrow())
                .extracting("shown", "headline", "use")
                .containsExactly(true, "Headline of b", "USABLE");
    }

    @Test
    void aRefusedRevisionIsNone() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.article("a", article("a", "Courier").build(), revision(7, 1, "UPDATE"));
        board.refused("a", 0, 7);

        assertThat(board.article("a").orElseThrow().revisions())
                .extracting(Revision::offset)
                .containsExactly(0L);
    }

    @Test
    void anOlderNumberIsIgnored() {
        board.article("a", article("a", "Courier").setRevision(2L).build(), new Revision(0, 0, START, 2L, "NEW"));
        board.article("a", article("a", "Courier").setRevision(1L).build(), new Revision(0, 1, START, 1L, "UPDATE"));
        board.membership("a", membership("a", "s", null, Relation.ORIGINAL, 0));

        assertThat(board.article("a").orElseThrow().revisions()).hasSize(1);
    }

    @Test
    void mergedAndRetractedStoriesLeaveTheListAndSayWhere() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.story("s", story("s", StoryStatus.LIVE, 1), START);
        board.changes(NOW);
        Story merged = Story.newBuilder(story("s", StoryStatus.MERGED, 0))
                .setMergedInto("t")
                .build();
        board.story("s", merged, START);
        board.story("s", null, START);

        assertThat(board.changes(NOW).removed()).containsExactly("s");
        assertThat(board.story("s").orElseThrow())
                .extracting("status", "mergedInto")
                .containsExactly("MERGED", "t");
    }

    @Test
    void aClosedStoryStays() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.story("s", story("s", StoryStatus.LIVE, 1), START);
        board.story("s", story("s", StoryStatus.CLOSED, 1), START);
        board.story("s", null, START);

        assertThat(only().closed()).isTrue();
        assertThat(only().headline()).isEqualTo("Story s");
    }

    @Test
    void whatLiesBehindTheHorizonIsLetGo() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.story("s", story("s", StoryStatus.LIVE, 1), START);
        board.changes(NOW);
        board.tick(1, START + 72 * HOUR);
        assertThat(board.changes(NOW).isEmpty()).isTrue();

        board.tick(1, START + 73 * HOUR);

        assertThat(board.changes(NOW).removed()).containsExactly("s");
        board.sweep(NOW);
        assertThat(board.bytes()).as("nothing is left").isZero();
    }

    @Test
    void anEventTimeBehindThePresentDoesNotEmptyTheBoard() {
        put(board, "a", "Courier", "s", null, Relation.ORIGINAL, 0);
        board.story("s", story("s", StoryStatus.LIVE, 1), START);
        board.tick(1, START + 1_000_000 * HOUR);

        board.changes(START + HOUR);

        assertThat(board.rows()).hasSize(1);
    }

    @Test
    void theOldestStoriesMakeRoom() {
        for (int i = 0; i < 150; i++) {
            put(board, "a" + i, "Courier", "s" + i, null, Relation.ORIGINAL, 0);
            board.story("s" + i, story("s" + i, StoryStatus.LIVE, 1), START);
            board.article("a" + i, article("a" + i, "Courier").build(), new Revision(0, i, START + i, null, "NEW"));
        }
        board.changes(NOW);

        assertThat(board.rows()).hasSize(100);
        assertThat(board.rows().get(0).id()).isEqualTo("s149");
        assertThat(board.rows().get(99).id()).isEqualTo("s50");
    }

    @Test
    void aMemberBeforeTheHorizonIsKnownFromItsStory() {
        Story record = Story.newBuilder(story("s", StoryStatus.LIVE, 1))
                .setMembers(List.of(Member.newBuilder()
                        .setArticleId("old")
                        .setSource("Courier")
                        .setHeadline("Old headline")
                        .setRelation(Relation.ORIGINAL)
                        .setPublishedAt(Instant.ofEpochMilli(START))
                        .build()))
                .build();
        board.story("s", record, START);

        assertThat(only().first()).isEqualTo(START);
        assertThat(board.story("s").orElseThrow().members())
                .extracting("id", "headline", "shown")
                .containsExactly(tuple("old", "Old headline", false));
    }

    @Test
    void theOrderOfTheTopicsMakesNoDifference() {
        List<List<Runnable>> topics = new ArrayList<>();
        List<Row> expected = null;
        for (long seed = 0; seed < 50; seed++) {
            Board fresh = new Board(new BoardLimits(72 * HOUR, 100, 1 << 20));
            topics.clear();
            topics.add(List.of(
                    () -> fresh.article("a", article("a", "Courier").build(), revision(0, 0, "NEW")),
                    () -> fresh.article("b", article("b", "Tribune").build(), revision(1, 1, "NEW")),
                    () -> fresh.article("a", article("a", "Courier").build(), revision(2, 3, "CORRECTION")),
                    () -> fresh.article("c", null, revision(3, 4, "KILL"))));
            topics.add(List.of(
                    () -> fresh.membership("a", membership("a", "s", null, Relation.ORIGINAL, 0)),
                    () -> fresh.membership("b", membership("b", "t", null, Relation.ORIGINAL, 1)),
                    () -> fresh.membership("b", membership("b", "s", "a", Relation.REWRITE, 1)),
                    () -> fresh.membership("c", null)));
            topics.add(List.of(
                    () -> fresh.story("t", story("t", StoryStatus.LIVE, 1), START),
                    () -> fresh.story("s", story("s", StoryStatus.LIVE, 2), START),
                    () -> fresh.story("t", story("t", StoryStatus.MERGED, 0), START),
                    () -> fresh.story("t", null, START)));
            topics.add(List.of(() -> fresh.event(left("s", "c", null))));
            interleave(topics, new Random(seed), fresh);

            fresh.changes(NOW);
            expected = expected == null ? fresh.rows() : expected;
            assertThat(fresh.rows()).as("seed %d", seed).isEqualTo(expected).hasSize(1);
            assertThat(fresh.waiting()).isZero();
        }
    }

    private static void interleave(List<List<Runnable>> topics, Random random, Board board) {
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < topics.size(); i++) {
            turns.addAll(Collections.nCopies(topics.get(i).size(), i));
        }
        Collections.shuffle(turns, random);
        int[] next = new int[topics.size()];
        for (int topic : turns) {
            topics.get(topic).get(next[topic]++).run();
            if (random.nextInt(4) == 0) {
                board.changes(NOW);
            }
        }
    }
}
