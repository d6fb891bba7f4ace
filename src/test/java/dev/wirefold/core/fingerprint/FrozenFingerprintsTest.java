package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirefold.HostileTexts;
import dev.wirefold.app.Lexicons;
import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.text.WordHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Fingerprints stand in stores and in mail: whoever makes them faster makes the same ones. The sums were taken when words were
 * still read by Lucene's scanner alone; another {@link FingerprintSettings#version} is the only reason to change them.
 */
class FrozenFingerprintsTest {
    private static final Path TEXTS = Path.of("src/test/resources/dev/wirefold/contract/fingerprinted-texts.txt");
    private static final int MIXTURES = 3_000;
    private static final int WORDS_OF_A_HOUSE = 400_000;
    private static final List<Usage> USAGES = List.of(Usage.ORDINARY, Usage.FREQUENT, Usage.COMMON);

    private final Fingerprinter fingerprinter = new Fingerprinter(Lexicons.builtIn());

    @Test
    void ofManyLanguages() throws IOException {
        List<ArticleText> articles = new ArrayList<>();
        for (Map.Entry<String, String> text : texts()) {
            articles.add(new ArticleText(text.getKey(), "https://www.Example.ORG/", null, text.getValue()));
            articles.add(new ArticleText(null, null, "1,234.5 U.S. tonnes: it's Anna-Lena O'Brien's", text.getValue()));
        }
        assertThat(sums(articles)).isEqualTo("9572a15ce18fa47f d253276c8e1bd41c");
    }

    @Test
    void ofTheSeeds() throws IOException {
        List<ArticleText> articles = new ArrayList<>();
        try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
            for (Path seed : seeds.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                articles.add(new ArticleText(null, "Harbour Courier", null, Files.readString(seed)));
            }
        }
        assertThat(sums(articles)).isEqualTo("d7ed8c8e6bfb037e 563f1c3772b8d963");
    }

    /** Words, lines of furniture, signs and letters of all texts, put together at random. */
    @Test
    void ofMixtures() throws IOException {
        assertThat(sums(mixtures())).isEqualTo("49fca0f7e4831f61 402148ff98977a40");
    }

    @Test
    void ofHostileTexts() {
        List<ArticleText> articles = new ArrayList<>();
        HostileTexts.all().forEach((name, text) -> articles.add(new ArticleText(null, name, null, text)));
        assertThat(sums(articles)).isEqualTo("908d7860e1ba34b6 9bab40fcdd5ff699");
    }

    @Test
    void ofTheLabelledWire() {
        assertThat(sums(wire("data/dev_wire.jsonl"))).isEqualTo("50b9379056ea2785 e06c979b39904ed");
    }

    @Test
    void ofAWireWithShortLines() {
        assertThat(sums(wire("data/reuters_wire.jsonl"))).isEqualTo("73cab4ec7ad5e527 e463ed8d2398838b");
    }

    @Test
    void ofRealArticlesInSevenLanguages() {
        assertThat(sums(wire("data/languages.jsonl"))).isEqualTo("5944d8ac3b4747b2 d09e69263ba99c7b");
    }

    private static List<ArticleText> wire(String file) {
        List<ArticleText> articles = new ArrayList<>();
        for (JsonNode line : SharedData.jsonLines(file)) {
            articles.add(new ArticleText(
                    text(line, "language"),
                    text(line, "source"),
                    text(line, "title"),
                    line.get("text").asText()));
        }
        return articles;
    }

    private static @Nullable String text(JsonNode line, String field) {
        return line.hasNonNull(field) ? line.get(field).asText() : null;
    }

    private static List<Map.Entry<String, String>> texts() throws IOException {
        List<Map.Entry<String, String>> texts = new ArrayList<>();
        String all = Files.readString(TEXTS);
        for (String part : all.substring("=== ".length()).split("\n=== ", -1)) {
            int lineEnd = part.indexOf('\n');
            texts.add(Map.entry(part.substring(0, lineEnd), part.substring(lineEnd + 1)));
        }
        return texts;
    }

    private static List<ArticleText> mixtures() throws IOException {
        List<String> pieces = new ArrayList<>();
        for (Map.Entry<String, String> text : texts()) {
            pieces.addAll(List.of(text.getValue().split("(?<=\\s)|(?=\\s)", -1)));
        }
        var random = new SplittableRandom(1);
        List<ArticleText> articles = new ArrayList<>();
        for (int i = 0; i < MIXTURES; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(1, 300);
            int from = random.nextInt(pieces.size());
            int oddity = random.nextInt(2, 60);
            for (int j = 0; j < length; j++) {
                int kind = random.nextInt(oddity);
                if (kind == 0) {
                    text.append(MIXED[random.nextInt(MIXED.length)]);
                } else {
                    from = kind == 1 ? random.nextInt(pieces.size()) : (from + 1) % pieces.size();
                    text.append(pieces.get(from));
                }
            }
            String[] languages = {"en", "de", "tr", "sh", "uz", "zh", "ja", "ru"};
            String language = i % 2 == 0 ? null : languages[random.nextInt(languages.length)];
            articles.add(new ArticleText(language, "House " + i % 7, null, text.toString()));
        }
        return articles;
    }

    private static final String[] MIXED = {
        "\n",
        "\n\n",
        " \n",
        "\r\n",
        "\t",
        "\u00A0",
        "-\n",
        "\u00AD\n",
        "_",
        "__x_",
        "'",
        "'s",
        "’s",
        "“",
        "”",
        "«",
        "…",
        "...",
        ".",
        ",",
        ";",
        ":",
        "·",
        "a.b.c",
        "U.S.A.",
        "3.14",
        "1,000",
        "1;2",
        "a:b",
        "10:30",
        "#1",
        "*2\u20E3",
        "#\uFE0F\u20E3",
        "\uD83D\uDE00",
        "\uD83D\uDC69\u200D\uD83D\uDCBB",
        "\uD83C\uDDE9\uD83C\uDDEA",
        "\uD800",
        "\uDC00",
        "é",
        "e\u0301",
        "ß",
        "ẞ",
        "İ",
        "ı",
        "Σ",
        "ς",
        "ΟΔΟΣ",
        "а",
        "pаper",
        "ΑBΓ",
        "ё",
        "ﬁ",
        "１２",
        "٣٤",
        "½",
        "²",
        "ª",
        "ŉ",
        "ǰ",
        "א\"ב",
        "א'",
        "한글",
        "漢字かな",
        "カタカナー",
        "東京tower",
        "ไทย",
        "ខ្មែរ",
        "\u0301",
        "\u200D",
        "\u200B",
        "\uFEFF",
        "\u2028",
        "\u0000",
        "©",
        "© 2024 House",
        "(c) 2023",
        "Copyright 2024 Example",
        "\nRead more\n",
        "\nRead more: something else\n",
        "\nAdvertisement\n",
        "\nPhoto: Anna Lind/AP\n",
        "\n(Photo by Anna Lind)\n",
        "\nReporting by Anna Lind; Editing by Jan Roe\n",
        "\nAnna Lind contributed to this report.\n",
        "\nTo contact the reporter on this story: a@example.org\n",
        "\nYou can reach her at b@example.org.\n",
        "\nhttps://example.org/a\n",
        "\nAnna Lind is a reporter for Example.\n",
        "\nAbout the author\n",
        "\n(AP)\n",
        "\nLeer más\n",
        "\nLesen Sie auch: etwas\n",
        "\nİ Read more\n",
        "\n12 comments\n",
        "\nThis audio is AI-generated\n",
        "x".repeat(300),
        "7".repeat(260),
        "_".repeat(40),
    };

    /** Words by their hashes alone, a few thousand of which are words of a language. */
    private static HouseWords house() {
        Map<Integer, Usage> usages = new HashMap<>();
        var random = new SplittableRandom(2);
        for (int i = 0; i < WORDS_OF_A_HOUSE; i++) {
            usages.put(random.nextInt(1 << Fingerprint.FEATURE_BITS), USAGES.get(random.nextInt(USAGES.size())));
        }
        return HouseWords.of(usages);
    }

    /** Without and with what is known of a house. */
    private String sums(List<ArticleText> articles) {
        return sum(articles, HouseWords.NONE) + " " + sum(articles, house());
    }

    /** Of all parts, in order. */
    private String sum(List<ArticleText> articles, HouseWords house) {
        long sum = 0;
        for (ArticleText article : articles) {
            Fingerprint made = fingerprinter.of(article, house);
            sum = WordHash.ofPair(sum, WordHash.of(made.version() + '\n' + made.language() + '\n' + made.publisher()));
            sum = WordHash.ofPair(sum, made.words());
            Sentences sentences = made.sentences();
            for (int[] part : List.of(
                    made.features(),
                    made.samples(),
                    made.numbers(),
                    sentences.hashes(),
                    sentences.positions(),
                    sentences.firstUnits(),
                    sentences.lastUnits())) {
                sum = WordHash.ofPair(sum, part.length);
                for (int value : part) {
                    sum = WordHash.ofPair(sum, value);
                }
            }
            for (byte[] part : List.of(made.weights(), made.rareWords().bits())) {
                for (byte value : part) {
                    sum = WordHash.ofPair(sum, value);
                }
            }
        }
        return Long.toHexString(sum);
    }
}
