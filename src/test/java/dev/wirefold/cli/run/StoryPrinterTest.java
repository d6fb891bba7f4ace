package dev.wirefold.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.avro.Member;
import dev.wirefold.avro.Relation;
import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.cli.console.Terminal;
import dev.wirefold.contract.AvroClasses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryPrinterTest {
    private static final Instant RECORD_TIME = Instant.parse("2023-03-09T10:00:00Z");

    static {
        AvroClasses.trust();
    }

    private final StoryPrinter plain = new StoryPrinter(Terminal.NONE);

    private static Member member(
            String id, @Nullable String source, @Nullable String parent, Relation relation, double similarity) {
        return Member.newBuilder()
                .setArticleId(id)
                .setSource(source)
                .setParentId(parent)
                .setRelation(relation)
                .setSimilarity(similarity)
                .build();
    }

    private static Story.Builder story() {
        return Story.newBuilder()
                .setStoryId("a~1678318200000")
                .setStatus(StoryStatus.LIVE)
                .setRevision(3)
                .setCanonicalId("a")
                .setHeadline("Storm-hit harbour reopens")
                .setSource("The Ellery Post")
                .setPublishedAt(Instant.parse("2023-03-08T23:30:00Z"))
                .setMemberCount(5)
                .setMembers(List.of(
                        member("a", "The Ellery Post", null, Relation.ORIGINAL, 0),
                        member("b", "Coast Daily", "a", Relation.REPRINT, 0.987654),
                        member("c", null, "b", Relation.EXCERPT, 0.5),
                        member("d", "Ferry News", "a", Relation.REWRITE, 0.214)));
    }

    @Test
    void showsAStoryAsATree() {
        assertThat(plain.lines("a~1678318200000", story().build(), RECORD_TIME))
                .containsExactly(
                        "2023-03-08 23:30  Storm-hit harbour reopens",
                        "                  The Ellery Post · 5 articles",
                        "                  a  The Ellery Post  original",
                        "                  ├─ b  Coast Daily  reprint 0.99",
                        "                  │  └─ c  excerpt 0.50",
                        "                  └─ d  Ferry News  rewrite 0.21",
                        "                  and 1 more");
    }

    @Test
    void aStoryOfOneArticleHasNoTree() {
        Story story = story().setMemberCount(1)
                .setMembers(List.of(member("a", "The Ellery Post", null, Relation.ORIGINAL, 0)))
                .setHeadline(null)
                .setBody("The harbour reopened.\n\nFerries sail.")
                .setPublishedAt(null)
                .build();

        assertThat(plain.lines("a~1", story, RECORD_TIME))
                .containsExactly(
                        "2023-03-09 10:00  The harbour reopened. Ferries sail.",
                        "                  The Ellery Post · 1 article");
    }

    @Test
    void showsMembersWhoseParentIsNotNamed() {
        Story story = story().setMemberCount(2)
                .setMembers(List.of(
                        member("b", null, "withheld", Relation.REWRITE, 0.3),
                        member("c", null, "b", Relation.REWRITE, 0.3)))
                .build();

        assertThat(plain.lines("a~1", story, RECORD_TIME))
                .endsWith("                  b  rewrite 0.30", "                  └─ c  rewrite 0.30");
    }

    @Test
    void anEndIsOneLine() {
        assertThat(plain.lines("a~1", null, RECORD_TIME)).containsExactly("2023-03-09 10:00  story a~1 has ended");
        assertThat(plain.lines("a~1", ended(StoryStatus.MERGED), RECORD_TIME))
                .containsExactly("2023-03-09 10:00  story a~1 was merged into z~0");
        assertThat(plain.lines("a~1", ended(StoryStatus.RETRACTED), RECORD_TIME))
                .containsExactly("2023-03-09 10:00  story a~1 was retracted");
        assertThat(plain.lines("a~1", ended(StoryStatus.CLOSED), RECORD_TIME))
                .containsExactly("2023-03-09 10:00  story a~1 was closed: Storm-hit harbour reopens");
    }

    private static Story ended(StoryStatus status) {
        return story().setStatus(status).setMergedInto("z~0").build();
    }

    @Test
    void cutsToTheWidthOfTheTerminal() {
        StoryPrinter narrow = new StoryPrinter(new Terminal(true, false, 40));

        assertThat(narrow.lines("a~1", story().build(), RECORD_TIME))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(40));
        assertThat(narrow.lines("a~1", story().build(), RECORD_TIME).get(0))
                .isEqualTo("2023-03-08 23:30  Storm-hit harbour reo…");
        assertThat(narrow.lines("a~1", story().build(), RECORD_TIME))
                .as("how a member hangs on another stays")
                .contains(" ".repeat(18) + "├─ b  C…  reprint 0.99");
    }

    @Test
    void coloursOnlyOnATerminalThatWantsColours() {
        StoryPrinter coloured = new StoryPrinter(Terminal.interactive(Map.of("TERM", "xterm"), 80));
        StoryPrinter noColour = new StoryPrinter(Terminal.interactive(Map.of("NO_COLOR", "1"), 80));
        StoryPrinter dumb = new StoryPrinter(Terminal.interactive(Map.of("TERM", "dumb"), 80));

        assertThat(coloured.lines("a~1", story().build(), RECORD_TIME).get(0))
                .isEqualTo("\u001B[2m2023-03-08 23:30\u001B[0m  \u001B[1mStorm-hit harbour reopens\u001B[0m");
        for (StoryPrinter printer : List.of(plain, noColour, dumb)) {
            assertThat(String.join("", printer.lines("a~1", story().build(), RECORD_TIME)))
                    .doesNotContain("\u001B");
        }
    }

    @Test
    void aHeadlineCannotControlTheTerminal() {
        Story story = story().setHeadline("Harbour\u001B[2J\r\nreopens").build();

        assertThat(plain.lines("a~1", story, RECORD_TIME).get(0)).isEqualTo("2023-03-08 23:30  Harbour [2J reopens");
    }

    @Test
    void aLongChainOfCopiesIsDrawn() {
        List<Member> members = new ArrayList<>();
        members.add(member("m0", null, null, Relation.ORIGINAL, 0));
        for (int i = 1; i < 2_000; i++) {
            members.add(member("m" + i, null, "m" + (i - 1), Relation.REPRINT, 1));
        }
        Story story = story().setMembers(members).setMemberCount(members.size()).build();

        assertThat(new StoryPrinter(new Terminal(true, false, 80)).lines("m0~1", story, RECORD_TIME))
                .hasSize(2 + members.size());
    }

    @Test
    void jsonIsOneObjectOnALine() {
        Story story = story().setMemberCount(2)
                .setMembers(story().getMembers().subList(0, 2))
                .build();

        assertThat(plain.json("a~1", story))
                .isEqualTo("{\"storyId\":\"a~1\",\"status\":\"LIVE\",\"canonicalId\":\"a\","
                        + "\"headline\":\"Storm-hit harbour reopens\",\"source\":\"The Ellery Post\",\"memberCount\":2,"
                        + "\"members\":[{\"articleId\":\"a\",\"source\":\"The Ellery Post\",\"parentId\":null,"
                        + "\"relation\":\"ORIGINAL\",\"similarity\":0.0},{\"articleId\":\"b\",\"source\":\"Coast Daily\","
                        + "\"parentId\":\"a\",\"relation\":\"REPRINT\",\"similarity\":0.987654}]}");
        assertThat(plain.json("a~1", null)).isEqualTo("{\"storyId\":\"a~1\",\"status\":\"ENDED\"}");
        assertThat(plain.json("a~1", ended(StoryStatus.MERGED)))
                .contains("\"status\":\"MERGED\",\"mergedInto\":\"z~0\"");
    }
}
