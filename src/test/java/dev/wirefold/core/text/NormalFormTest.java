package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalFormTest {
    private static final long SEED = 15;
    private static final String[] PIECES = {
        "a",
        "e\u0301",
        "\u0315\u0300",
        "\u1100\u1161\u11A8",
        "\uAC00\u11A8",
        "\u314F",
        "\u1100",
        "か\u3099",
        "ﾊﾞ",
        "क\u093C",
        "\u0E33",
        "漢",
        "ﷲ",
        "ﬁ",
        "½",
        "\u00A8",
        "Ω\u0345",
        "\uD834\uDD5E",
        " ",
        "\n",
        "я\u0306",
        "😀",
        "\uD800"
    };

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    @Test
    void aTextOfManyPiecesIsTheSameAsAWhole() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 3_000 + i) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(NormalForm.of(text.toString())).as("seed " + SEED).isEqualTo(nfkc(text.toString()));
        }
    }

    @Test
    void marksBeyondThirtyInARowAreLeftOut() {
        String thirty = "a" + "\u0315\u0300".repeat(15);

        assertThat(NormalForm.of(thirty + "b")).isEqualTo(nfkc(thirty + "b"));
        assertThat(NormalForm.of(thirty + "\u0315\u0300".repeat(1_000) + "b" + thirty))
                .isEqualTo(nfkc(thirty + "b" + thirty));
    }

    @Test
    void whatWouldBeFarLongerThanTheTextEndsEarly() {
        assertThat(NormalForm.of("ﷺ".repeat(1_000))).isEqualTo(nfkc("ﷺ".repeat(1_000)));
        assertThat(NormalForm.of("ﷺ".repeat(40_000))).hasSizeBetween(80_000, 100_000);
        assertThat(NormalForm.of("ab".repeat(40_000))).hasSize(80_000);
    }
}
