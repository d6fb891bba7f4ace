package dev.wirefold.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.app.Lexicons;
import dev.wirefold.contract.Releases.Release;
import dev.wirefold.core.fingerprint.ArticleText;
import dev.wirefold.core.fingerprint.Fingerprint;
import dev.wirefold.core.fingerprint.FingerprintSettings;
import dev.wirefold.core.fingerprint.Fingerprinter;
import dev.wirefold.core.text.LanguageDetector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Fingerprints of one version of the program are all of one kind, and of two kinds never have one name. */
class ReleasedFingerprintsTest {
    /** Writes this version's line, instead of comparing with it. */
    private static final String UPDATE = "releases.update";

    private static final Path TABLE =
            Path.of("src", "main", "resources", "dev", "wirefold", "avro", "released", "releases.tsv");

    private final Fingerprinter fingerprinter =
            new Fingerprinter(Lexicons.builtIn(), FingerprintSettings.defaults(), LanguageDetector.NONE);

    @Test
    void theVersionThatIsBuiltHasTheFingerprintsThatItIsListedWith() throws IOException {
        Release built = new Release(Releases.current().version(), fingerprinter.version(), hash());
        if (Boolean.getBoolean(UPDATE)) {
            assertThat(Releases.isReleased(built.version()))
                    .as("%s is released: its fingerprints stay as they are", built.version())
                    .isFalse();
            update(built);
            return;
        }
        assertThat(Releases.current()).as("""
                        Fingerprints with default settings have changed, and state made with others can't be gone on with.
                        If that is meant, give them another name in FingerprintSettings.version() and run
                            mvn test -Dtest=ReleasedFingerprintsTest -D%s=true
                        which writes the line of %s in %s""", UPDATE, built.version(), TABLE).isEqualTo(built);
    }

    @Test
    void fingerprintsOfTwoKindsHaveTwoNames() {
        List<Release> all = new ArrayList<>(Releases.all());
        all.set(all.size() - 1, new Release(Releases.current().version(), fingerprinter.version(), hash()));
        for (Release one : all) {
            assertThat(all)
                    .filteredOn(other -> other.fingerprints().equals(one.fingerprints()))
                    .as("FingerprintSettings.version() has to tell these apart: their fingerprints differ")
                    .extracting(Release::hash)
                    .containsOnly(one.hash());
        }
    }

    @Test
    void theVersionThatIsBuiltIsTheLastOfTheTable() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>wirefold</artifactId>\n  <version>"
                        + Releases.current().version() + "</version>");
    }

    @Test
    void onlyThoseWithTheseFingerprintsCanBeGoneOnWith() {
        Release current = Releases.current();
        for (Release release : Releases.all()) {
            assertThat(Releases.upgradable().contains(release.version()))
                    .as(release.version())
                    .isEqualTo(Releases.isReleased(release.version())
                            && release.hash().equals(current.hash())
                            && release.fingerprints().equals(current.fingerprints()));
        }
    }

    private static void update(Release built) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(TABLE));
        lines.set(lines.size() - 1, built.line());
        Files.write(TABLE, lines);
    }

    /** Over fingerprints of texts that never change. */
    private String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : texts().substring("=== ".length()).split("\n=== ", -1)) {
                int lineEnd = part.indexOf('\n');
                var text = new ArticleText(part.substring(0, lineEnd), null, null, part.substring(lineEnd + 1));
                digest.update(whole(fingerprinter.of(text)).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String whole(Fingerprint fingerprint) {
        return String.join(
                "\n",
                fingerprint.language(),
                Arrays.toString(fingerprint.features()),
                Arrays.toString(fingerprint.weights()),
                Arrays.toString(fingerprint.samples()),
                Arrays.toString(fingerprint.numbers()),
                Arrays.toString(fingerprint.sentences().hashes()),
                Arrays.toString(fingerprint.sentences().positions()),
                Arrays.toString(fingerprint.sentences().firstUnits()),
                Arrays.toString(fingerprint.sentences().lastUnits()),
                Integer.toString(fingerprint.words()));
    }

    private static String texts() {
        try (InputStream in = ReleasedFingerprintsTest.class.getResourceAsStream("fingerprinted-texts.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
