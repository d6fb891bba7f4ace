package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.text.Lexicon;
import dev.wirefold.core.text.WordHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LexiconsTest {
    @Test
    void weighsEnglishWords() {
        Map<String, Lexicon> lexicons = Lexicons.builtIn();
        assertThat(lexicons).containsOnlyKeys("en");
        lexicons.forEach((language, lexicon) -> {
            assertThat(lexicon.version()).isEqualTo("en-1");
            assertThat(lexicon.weight("the")).isLessThan(10);
            assertThat(lexicon.weight("minister")).isBetween(60, 140);
            assertThat(lexicon.knows(WordHash.of("minister"))).isTrue();
            assertThat(lexicon.weight("zyxwvut")).isEqualTo(255);
        });
    }

    @Test
    void readsLexiconsOfTheirUser(@TempDir Path directory) throws IOException {
        String content = "# lexicon de-2024: word<TAB>articles; 100 articles in all\nhafen\t10\n";
        String setting = "de=" + Files.writeString(directory.resolve("de.tsv"), content);
        assertThat(Lexicons.with(List.of())).containsOnlyKeys("en");
        Lexicon german = german(setting);
        assertThat(german.weight("hafen")).isLessThan(255);
        assertThat(german.version()).startsWith("de-2024-");

        Files.writeString(directory.resolve("de.tsv"), content.replace("10\n", "11\n"));
        assertThat(german(setting).version()).startsWith("de-2024-").isNotEqualTo(german.version());
    }

    private static Lexicon german(String setting) {
        return Objects.requireNonNull(Lexicons.with(List.of(setting)).get("de"));
    }

    @Test
    void neverComparesFingerprintsOfDifferentLexicons(@TempDir Path directory) throws IOException {
        var article = new ArticleText("de", null, null, "Der Hafen von Lindvik ist nach dem Sturm wieder offen.");
        String one = "# lexicon de-1: 100 articles in all\nhafen\t10\n";
        String two = "# lexicon de-2: 100 articles in all\nhafen\t10\n";
        Fingerprinter stopWords = new Fingerprinter(Lexicons.with(List.of()));
        Fingerprinter first =
                new Fingerprinter(Lexicons.with(List.of("de=" + Files.writeString(directory.resolve("1"), one))));
        Fingerprinter second =
                new Fingerprinter(Lexicons.with(List.of("de=" + Files.writeString(directory.resolve("2"), two))));
        assertThat(Set.of(stopWords.version(), first.version(), second.version()))
                .hasSize(3);
        Comparison comparison = new Comparison(ComparisonRules.defaults());
        assertThat(comparison.compare(first.of(article), first.of(article)).similarity())
                .isEqualTo(1_000_000);
        assertThat(comparison.compare(first.of(article), second.of(article))).isEqualTo(Likeness.NONE);
        assertThat(comparison.compare(first.of(article), stopWords.of(article))).isEqualTo(Likeness.NONE);
    }

    @Test
    void saysWhatIsWrongWithAFile(@TempDir Path directory) throws IOException {
        Path broken = Files.writeString(directory.resolve("broken.tsv"), "hafen 10\n");
        Path binary = Files.write(directory.resolve("binary.tsv"), new byte[] {(byte) 0xFF, 0});
        assertThatThrownBy(() -> Lexicons.with(List.of("german.tsv"))).hasMessageContaining("language=path");
        assertThatThrownBy(() -> Lexicons.with(List.of("de=" + directory.resolve("missing"))))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("can't be read");
        assertThatThrownBy(() -> Lexicons.with(List.of("de=" + broken))).hasMessageContaining("line 1");
        assertThatThrownBy(() -> Lexicons.with(List.of("de=" + binary))).hasMessageContaining("not UTF-8");
    }
}
