package dev.wirefold.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.core.article.Card;
import dev.wirefold.core.article.Member;
import dev.wirefold.core.article.Node;
import dev.wirefold.core.fingerprint.Links;
import dev.wirefold.core.fingerprint.Relation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectionTest {
    private static final Links DESK_KEY = Links.of("x", null, List.of("desk", "7"), List.of());

    private final Election election = new Election(List.of("Agency", "Harbour Post"));

    private List<Member> standing(Member... inOrder) {
        return election.candidates(List.of(inOrder)).stream()
                .map(Candidate::member)
                .toList();
    }

    private static Member member(
            String id,
            long eventTimeMs,
            @Nullable String publisher,
            @Nullable Long publishedAtMs,
            int chars,
            Links links) {
        var card = new Card(
                publisher,
                null,
                null,
                null,
                "en",
                null,
                null,
                publishedAtMs,
                null,
                chars,
                true,
                null,
                links,
                false,
                null);
        return new Member(new Node(eventTimeMs, id, 0), card, null, null, Relation.ORIGINAL, 0, 0, false);
    }

    private static Member member(String id, @Nullable String publisher, @Nullable Long publishedAtMs, int chars) {
        return member(id, 1_000, publisher, publishedAtMs, chars, Links.NONE);
    }

    /** Of articles "a" and "b", both of event time 1,000; publishedAt may lack. */
    @ParameterizedTest(name = "a: {0}, {1}, {2} characters; b: {3}, {4}, {5}")
    @CsvSource({
        // The list of preferred publishers, whatever the dates and lengths.
        "Harbour Post, 9, 1000, Tribune,      1, 9900, a, SOURCE_PRIORITY",
        "Harbour Post, 1, 9900, Agency,       9, 1000, b, SOURCE_PRIORITY",
        "' agency ',   9, 1000, Harbour Post, 1, 9900, a, SOURCE_PRIORITY",
        ",             1, 9900, Agency,       9, 1000, b, SOURCE_PRIORITY",
        // Then the earliest date, and for want of a date event time.
        "Tribune,      2, 9900, Courier,      1, 1000, b, EARLIEST",
        "Agency,       1, 1000, AGENCY,       2, 9900, a, EARLIEST",
        "Tribune,    999, 1000, Courier,       , 9900, a, EARLIEST",
        "Tribune,       , 1000, Courier,   1001, 9900, a, EARLIEST",
        ",             1, 1000, Courier,      2, 9900, a, EARLIEST",
        // Then the longest text.
        "Tribune,      1, 1000, Courier,      1, 1100, b, MOST_COMPLETE",
        "Tribune,       , 1100, Courier,   1000, 1000, a, MOST_COMPLETE",
        // Then the id.
        "Tribune,      1, 1000, Courier,      1, 1000, a, ID",
        "Tribune,      1, 1000, ,             1, 1000, a, ID"
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

        List<Candidate> best = election.candidates(List.of(a, b));

        assertThat(best.get(0).member().node().id()).isEqualTo(winner);
        assertThat(election.rule(best)).isEqualTo(rule);
    }

    @Test
    void oneIsElectedWithoutARule() {
        List<Candidate> only = election.candidates(List.of(member("a", "Agency", 1L, 10)));

        assertThat(election.rule(only)).isEqualTo(CanonicalRule.ONLY);
    }

    /** Of one publisher, with links by which the later article takes the place of the earlier, or does not. */
    @Test
    void anArticleWhosePlaceALaterOneHasTakenDoesNotStand() {
        Member first = member("first", 1, "Tribune", 1L, 10, DESK_KEY);
        Member second = member("second", 2, " TRIBUNE", 2L, 10, DESK_KEY);
        Member third = member("third", 3, "Tribune", 3L, 10, DESK_KEY);
        Member other = member("other", 4, "Tribune", 4L, 10, Links.NONE);

        assertThat(standing(first, second, third, other)).containsExactly(third, other);
        assertThat(standing(first, second)).containsExactly(second);
        assertThat(standing(first, other)).containsExactly(first, other);
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

        List<Member> inOrder = Stream.of(earlier, later)
                .sorted(Comparator.comparing(Member::node))
                .toList();

        assertThat(standing(inOrder.toArray(Member[]::new)).contains(earlier)).isEqualTo(!takes);
    }

    @Test
    void whatAnArticleWasMadeFromGivesItsPlaceToIt() {
        Member source = member("source", 1, "Tribune", null, 10, Links.of("source", null, List.of(), List.of()));
        Member update =
                member("update", 2, "Tribune", null, 10, Links.of("update", null, List.of(), List.of("source")));

        assertThat(standing(source, update)).containsExactly(update);
    }
}
