package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Topics;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Comparison;
import dev.wirefold.core.fingerprint.ComparisonRules;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.fingerprint.Likeness;
import dev.wirefold.core.text.LanguageDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseListsTest {
    private static final String LIST = "# houses post-1: form 1; anything\npost.example\t0000ff\tcommon\t7\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private static String version(String files) {
        return new WirefoldConfig(Map.of("houses.files", files))
                .pipeline(new Topics(""), 1)
                .fingerprintVersion();
    }

    @Test
    void theListIsPartOfTheVersionOfFingerprints() throws IOException {
        String none = version("");
        String one = version(file("a", LIST));
        String two = version(file("a", LIST) + ", " + file("b", LIST.replace("post-1", "herald-3")));

        assertThat(one).startsWith(none + "/post-1-");
        assertThat(two).contains("post-1-", "+", "herald-3-");
        assertThat(version(file("a", LIST.replace("ff", "fe"))))
                .as("edited, under the same name")
                .startsWith(none + "/post-1-")
                .isNotEqualTo(one);
    }

    @Test
    void neverComparesFingerprintsOfDifferentLists() throws IOException {
        var article = new ArticleText("en", "other.example", null, "The harbour of Lindvik reopened after the storm.");
        Fingerprinter without = fingerprinter(List.of());
        Fingerprinter with = fingerprinter(List.of(file("a", LIST)));
        Comparison comparison = new Comparison(ComparisonRules.defaults());

        assertThat(comparison.compare(with.of(article), with.of(article)).similarity())
                .isEqualTo(1_000_000);
        assertThat(comparison.compare(with.of(article), without.of(article))).isEqualTo(Likeness.NONE);
    }

    private static Fingerprinter fingerprinter(List<String> files) {
        return new Fingerprinter(
                Lexicons.builtIn(), HouseLists.of(files), FingerprintSettings.defaults(), LanguageDetector.NONE);
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        String lexicon = file("lexicon", "# lexicon de-1: 100 articles in all\nhafen\t10\n");
        String broken = file("broken", LIST + "post.example 12 3\n");
        String binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xFF, 0})
                .toString();

        assertThatThrownBy(() -> version(directory.resolve("missing").toString()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("houses.files")
                .hasMessageContaining("can't be read");
        assertThatThrownBy(() -> version(lexicon))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(lexicon + " is no list of houses")
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> version(broken)).hasMessageContaining("line 3");
        assertThatThrownBy(() -> version(binary)).hasMessageContaining("not UTF-8");
    }
}
