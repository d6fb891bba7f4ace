package dev.wirefold.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionTest {
    private static final Links DESK_KEY = Links.of("x", null, List.of("desk", "7"), List.of());

    private final Election election = new Election(List.of("Agency", "Harbour Post"));

    private static Member member(
            String id,
            long eventTimeMs,
            @Nullable String publisher,
            @Nullable Long publishedAtMs,
            int chars,
            Links links) {
        var card =
                new Card(publisher, null, null, null, "en", null, null, publishedAtMs, null, chars, true, null, links);
        return new Member(new Node(eventTimeMs, id, 0), card, null, null, Relation.ORIGINAL, 0, false);
    }

    private static Member member(String id, @Nullable String publisher, @Nullable Long publishedAtMs, int chars) {
        return member(id, 1_000, publisher, publishedAtMs, chars, Links.NONE);
    }

    /** Of articles "a" and "b", both of event time 1,000; publishedAt may lack. */
    @ParameterizedTest(name = "a: {0}, {1}, {2} characters; b: {3}, {4}, {5}")
    @CsvSource({
        // The list of preferred publishers, whatever the dates and lengths.
        "Harbour Post, 9, 10, Tribune,      1, 99, a, SOURCE_PRIORITY",
        "Harbour Post, 1, 99, Agency,       9, 10, b, SOURCE_PRIORITY",
        "' agency ',   9, 10, Harbour Post, 1, 99, a, SOURCE_PRIORITY",
        ",             1, 99, Agency,       9, 10, b, SOURCE_PRIORITY",
        // Then the earliest date, and for want of a date event time.
        "Tribune,      2, 99, Courier,      1, 10, b, EARLIEST",
        "Agency,       1, 10, AGENCY,       2, 99, a, EARLIEST",
        "Tribune,    999, 10, Courier,       , 99, a, EARLIEST",
        "Tribune,       , 10, Courier,   1001, 99, a, EARLIEST",
        ",             1, 10, Courier,      2, 99, a, EARLIEST",
        // Then the longest text.
        "Tribune,      1, 10, Courier,      1, 11, b, MOST_COMPLETE",
        "Tribune,       , 11, Courier,   1000, 10, a, MOST_COMPLETE",
        // Then the id.
        "Tribune,      1, 10, Courier,      1, 10, a, ID",
        "Tribune,      1, 10, ,             1, 10, a, ID"
    })
    void theFirstDifferenceDecides(
            @Nullable String publisherA,
            @Nullable Long publishedA,
            int charsA,
            @Nullable String publisherB,
            @Nullable Long publishedB,
            int charsB,
            String winner,
            CanonicalRule rule) {
        Member a = member("a", publisherA, publishedA, charsA);
        Member b = member("b", publisherB, publishedB, charsB);

        List<Member> best = List.of(b, a).stream().sorted(election.order()).toList();

        assertThat(best.get(0).node().id()).isEqualTo(winner);
        assertThat(election.rule(best)).isEqualTo(rule);
        assertThat(List.of(a, b).stream().sorted(election.order())).isEqualTo(best);
    }

    @Test
    void oneIsElectedWithoutARule() {
        assertThat(election.rule(List.of(member("a", "Agency", 1L, 10)))).isEqualTo(CanonicalRule.ONLY);
    }

    /** Of one publisher, with links by which the later article takes the place of the earlier, or does not. */
    @Test
    void anArticleWhosePlaceALaterOneHasTakenDoesNotStand() {
        Member first = member("first", 1, "Tribune", 1L, 10, DESK_KEY);
        Member second = member("second", 2, " TRIBUNE", 2L, 10, DESK_KEY);
        Member third = member("third", 3, "Tribune", 3L, 10, DESK_KEY);
        Member other = member("other", 4, "Tribune", 4L, 10, Links.NONE);

        assertThat(election.candidates(List.of(first, second, third, other))).containsExactly(third, other);
        assertThat(election.candidates(List.of(first, second))).containsExactly(second);
        assertThat(election.candidates(List.of(first, other))).containsExactly(first, other);
    }

    @ParameterizedTest(name = "{0} at {1} and {2} at {3}")
    @CsvSource({
        "Tribune, 1, Tribune, 2, true",
        // Whoever is earlier does not take the place of whoever is later.
        "Tribune, 2, Tribune, 1, false",
        // A desk's keys mean something at that desk only.
        "Tribune, 1, Courier, 2, false",
        ",        1, Tribune, 2, false",
        "Tribune, 1, ,        2, false",
        ",        1, ,        2, false"
    })
    void onlyALaterArticleOfTheSamePublisherTakesAPlace(
            @Nullable String publisher, long timeMs, @Nullable String otherPublisher, long otherTimeMs, boolean takes) {
        Member earlier = member("a", timeMs, publisher, null, 10, DESK_KEY);
        Member later = member("b", otherTimeMs, otherPublisher, null, 10, DESK_KEY);

        assertThat(election.supersedes(later, earlier)).isEqualTo(takes);
    }

    @Test
    void whatAnArticleWasMadeFromGivesItsPlaceToIt() {
        Member source = member("source", 1, "Tribune", null, 10, Links.of("source", null, List.of(), List.of()));
        Member update =
                member("update", 2, "Tribune", null, 10, Links.of("update", null, List.of(), List.of("source")));

        assertThat(election.candidates(List.of(source, update))).containsExactly(update);
    }
}
