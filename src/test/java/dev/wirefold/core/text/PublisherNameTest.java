package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublisherNameTest {
    @ParameterizedTest
    @CsvSource({
        "Example.org, example.org",
        "https://www.example.org/, example.org",
        "HTTP://WWW.EXAMPLE.ORG, example.org",
        "//example.org/, example.org",
        "www.example.org, example.org",
        "www2.example.org, www2.example.org",
        "example.org/, example.org",
        "http://example.org/news/, example.org",
        "example.org/news?edition=2#top, example.org",
        "https://news.example.org, news.example.org",
        "https://desk@example.org:8443/feed, example.org",
        "example.org:8080, example.org",
        "http://localhost/, localhost",
        "'https://bücher.example/', bücher.example",
        "https://www.example/, www.example",
        "https://, https://",
        "///, ///",
    })
    void isTheHostOfAnAddress(String spelling, String name) {
        assertThat(PublisherName.of(spelling)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'  The   Example ', the example",
        "THE EXAMPLE, the example",
        "T\u200Bhe\u00A0Example, the example",
        "Die Straße, die strasse",
        "AP/dpa, ap/dpa",
        "A.P./dpa, a.p./dpa",
        "Radio 4.5/FM, radio 4.5/fm",
        "R4.5/FM, r4.5/fm",
        "desk@example.org, desk@example.org",
        "'Example.org: the daily', example.org: the daily",
        ", ''",
        "'  ', ''",
    })
    void isElseTheName(String spelling, String name) {
        assertThat(PublisherName.of(spelling)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.www.example.org/",
        "http://https://example.org",
        "www.example.org:80:80/",
        "STRASSE ẞ",
        "İstanbul",
        "ΟΔΟΣ",
        "a//b@c.de/"
    })
    void staysAsItIsIfAppliedAgain(String spelling) {
        String name = PublisherName.of(spelling);
        assertThat(PublisherName.of(name)).isEqualTo(name);
    }

    @Test
    void costsNoStack() {
        assertThat(PublisherName.of("a.".repeat(100_000) + "org/")).startsWith("a.a.");
    }
}
