package dev.wirefold.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.OpenNlpLanguages;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.text.LanguageDetector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In each language: an article, its rewrite, and an article of the same place, day and length about something else. */
class LanguagesTest {
    private static final Map<String, Map<String, String>> TEXTS = texts();
    private static final LanguageDetector DETECTOR = new OpenNlpLanguages();

    private final Fingerprinter fingerprinter = new Fingerprinter(Map.of(), FingerprintSettings.defaults(), DETECTOR);

    static Stream<String> languages() {
        return TEXTS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void aRewriteJoinsAndAnotherStoryStaysApart(String language) {
        SmallWire wire = new SmallWire(fingerprinter)
                .article("original", article(language, "original"))
                .article("other", article(language, "other"))
                .article("rewrite", article(language, "rewrite"));
        assertThat(wire.stories())
                .as(
                        "similarity of the rewrite %s, of the other %s and %s",
                        similarity(language, "original", "rewrite"),
                        similarity(language, "original", "other"),
                        similarity(language, "rewrite", "other"))
                .isEqualTo("(original rewrite) (other)");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theLanguageIsTold(String language) {
        for (String kind : new String[] {"original", "rewrite", "other"}) {
            assertThat(fingerprinter.of(article(language, kind)).language())
                    .as(kind)
                    .isEqualTo(language);
        }
    }

    @Test
    void articlesOfDifferentLanguagesNeverMatch() {
        String body = text("de", "original");
        SmallWire wire = new SmallWire(fingerprinter)
                .article("a", new ArticleText("de", null, null, body))
                .article("b", new ArticleText("nl", null, null, body))
                .article("c", new ArticleText("de-AT", null, null, body));
        assertThat(wire.stories()).isEqualTo("(a c) (b)");
    }

    private double similarity(String language, String first, String second) {
        Fingerprint a = fingerprinter.of(article(language, first));
        Fingerprint b = fingerprinter.of(article(language, second));
        return new Comparison(ComparisonRules.defaults()).compare(a, b).similarity() / 1e6;
    }

    private static ArticleText article(String language, String kind) {
        return new ArticleText(null, kind + " times", null, text(language, kind));
    }

    private static String text(String language, String kind) {
        return Objects.requireNonNull(
                Objects.requireNonNull(TEXTS.get(language), language).get(kind), kind);
    }

    private static Map<String, Map<String, String>> texts() {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        try (InputStream in = LanguagesTest.class.getResourceAsStream("/dev/wirefold/core/text/rewrites.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (String part : all.substring("=== ".length()).split("\n=== ", -1)) {
                String[] name = part.substring(0, part.indexOf('\n')).split(" ", 2);
                texts.computeIfAbsent(name[0], any -> new LinkedHashMap<>())
                        .put(name[1], part.substring(part.indexOf('\n')).strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
