package dev.wirefold.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Lexicons;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.joining.Pair;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What joining trees mends, and pages that resemble many stories and must not join them. */
class JoinedTreesTest {
    private static final String[] PUBLISHERS = {"Coast Radio", "Northern Herald", "The Lindvik Post", "Harbour Courier"
    };

    private final Fingerprinter fingerprinter = new Fingerprinter(Lexicons.builtIn());

    private static ArticleText by(int publisher, String body) {
        return new ArticleText("en", PUBLISHERS[publisher % PUBLISHERS.length], null, body);
    }

    /** The story's first words, and its last, have nothing in common; what comes later has both. */
    private static String part(int from, int to) {
        List<String> paragraphs = List.of(Reports.LONG.split("\n\n"));
        return String.join("\n\n", paragraphs.subList(from, to));
    }

    private SmallWire aStoryFromTwoEnds() {
        int half = Reports.LONG.split("\n\n").length / 2;
        int end = half * 2;
        return new SmallWire(fingerprinter)
                .article("first", by(0, part(0, half)))
                .article("last", by(1, part(half, end)))
                .article("more", by(2, part(half - 2, end)))
                .article("most", by(3, part(half - 2, end - 1)))
                .article("much", by(0, part(half - 2, end - 2)));
    }

    @Test
    void twoTreesOfOneStoryAreJoinedAndThePairsAreNamed() {
        SmallWire wire = aStoryFromTwoEnds();
        assertThat(wire.stories()).isEqualTo("(first last more most much)");
        assertThat(wire.membership("last").parentId()).isNull();
        assertThat(wire.membership("more").parentId()).isEqualTo("last");
        assertThat(Objects.requireNonNull(wire.membership("last").joining()).pairs().stream()
                        .map(JoinedTreesTest::told)
                        .toList())
                .containsExactly("first more", "first most", "first much");
        assertThat(wire.membership("first").joining()).isNull();
    }

    private static String told(Pair pair) {
        return pair.older().id() + " " + pair.younger().id();
    }

    private static String day(int stories, int paragraphs) {
        return Reports.TEN.subList(0, stories).stream()
                .map(report -> String.join(
                        "\n\n",
                        List.of(report.split("\n\n")).subList(0, Math.min(paragraphs, report.split("\n\n").length))))
                .collect(Collectors.joining("\n\n"));
    }

    private SmallWire reports(SmallWire wire, String name, int publisher) {
        for (int i = 0; i < Reports.TEN.size(); i++) {
            wire.article(name + i, by(publisher, Reports.TEN.get(i)));
        }
        return wire;
    }

    /** However many stories a page is made of, and wherever it stands among them: no two become one. */
    @Test
    void aDayInOnePageJoinsNoTwoStories() {
        for (int stories : new int[] {3, 5, 10}) {
            for (int paragraphs : new int[] {1, 2, 99}) {
                String page = day(stories, paragraphs);
                SmallWire between = new SmallWire(fingerprinter);
                reports(between, "a", 0).article("page", by(2, page));
                reports(between, "b", 1).article("again", by(3, page + "\n\nRead more tomorrow."));
                assertApart(between, stories + " stories of " + paragraphs + " paragraphs, between");
                SmallWire after = new SmallWire(fingerprinter);
                reports(reports(after, "a", 0), "b", 1);
                after.article("page", by(2, page)).article("again", by(3, page));
                assertApart(after, stories + " stories of " + paragraphs + " paragraphs, after");
            }
        }
    }

    /** A newsletter that comes every hour with a part of the day's reports. */
    @Test
    void aNewsletterJoinsNoTwoStories() {
        SmallWire wire = new SmallWire(fingerprinter);
        reports(wire, "a", 0);
        for (int issue = 0; issue < 4; issue++) {
            wire.article("issue" + issue, by(2, Reports.TEN.get(issue) + "\n\n" + Reports.TEN.get(issue + 1)));
        }
        reports(wire, "b", 1);
        assertApart(wire, "newsletters");
    }

    private static void assertApart(SmallWire wire, String what) {
        List<Object> ofReports = IntStream.range(0, Reports.TEN.size())
                .<Object>mapToObj(i -> wire.membership("a" + i).story())
                .toList();
        assertThat(ofReports).as(what).doesNotHaveDuplicates();
        for (int i = 0; i < Reports.TEN.size(); i++) {
            assertThat(wire.membership("b" + i).story()).as(what).isEqualTo(ofReports.get(i));
        }
    }
}
