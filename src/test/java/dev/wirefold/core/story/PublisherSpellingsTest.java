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

/** A publisher spells its name as it likes and differently from day to day. */
class PublisherSpellingsTest {
    private static final List<String> NEWSROOM_KEY = List.of("newsroom", "4711");

    private static Member member(String id, long timeMs, @Nullable String publisher, List<String> altIds) {
        var card = new Card(
                publisher,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                100,
                true,
                null,
                Links.of(id, null, altIds, List.of()),
                false,
                null);
        return new Member(new Node(timeMs, id, 0), card, "text", null, Relation.REPRINT, 0, 0, false);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/, Example.org",
        "Example.org, example.org/news",
        "The Example, 'the  example '",
        "Die Straße, DIE STRASSE",
        "T\u200Bhe Example, The Example"
    })
    void aCorrectionTakesThePlaceOfItsOriginal(String first, String second) {
        Member original = member("original", 1, first, NEWSROOM_KEY);
        Member correction = member("correction", 2, second, NEWSROOM_KEY);

        assertThat(new Election(List.of()).candidates(List.of(original, correction)))
                .extracting(Candidate::member)
                .containsExactly(correction);
    }

    @ParameterizedTest
    @CsvSource({"Example.org, Example.com", "example.org, news.example.org", "Example.org,", ", Example.org", ","})
    void anotherPublishersArticleTakesNoPlace(@Nullable String first, @Nullable String second) {
        Member original = member("original", 1, first, NEWSROOM_KEY);
        Member other = member("other", 2, second, NEWSROOM_KEY);

        assertThat(new Election(List.of()).candidates(List.of(original, other)))
                .extracting(Candidate::member)
                .containsExactly(original, other);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.example.org/, example.org",
        "example.org, HTTP://EXAMPLE.ORG/news",
        "Die Straße, die strasse"
    })
    void thePreferredPublisherIsKnownBySpellingsOfItsName(String preferred, String publisher) {
        Member earlier = member("earlier", 1, "Another", List.of());
        Member later = member("later", 2, publisher, List.of());

        assertThat(new Election(List.of(preferred)).order().compare(later, earlier))
                .isNegative();
    }

    @Test
    void noNameIsNoPreferredPublisher() {
        Member earlier = member("earlier", 1, "Another", List.of());
        Member nameless = member("nameless", 2, null, List.of());

        assertThat(new Election(List.of("", "The Example")).order().compare(nameless, earlier))
                .isPositive();
    }
}
