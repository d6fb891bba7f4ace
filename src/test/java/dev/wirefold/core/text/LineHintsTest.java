package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No line that is furniture is passed over. */
class LineHintsTest {
    private static final List<String> AROUND =
            List.of("%s", "%s:", "  > %s", "(%s)", "\"%s\" »", "%s: Ola Berg", "%s 2024 to the harbour");

    private static final List<String> CREDITS = List.of(
            "The harbour at dawn. Ola Berg/AFP",
            "The harbour at dawn. Ola Berg / dpa",
            "The harbour at dawn. picture alliance/Ola Berg",
            "The harbour at dawn. AP Photo/Ola Berg",
            "The harbour at dawn (Photo: Ola Berg)",
            "The harbour at dawn. (Bild/Ola Berg und andere)",
            "The harbour at dawn. Foto: Ola Berg",
            "The harbour at dawn. Crédits : Ola Berg",
            "The harbour at dawn. Fotografía: EFE",
            "The harbour at dawn. Symbolbild: dpa",
            "The harbour at dawn. © Ola Berg",
            "The harbour at dawn. Photographs by Ola Berg Lind Holm via Getty Images",
            "The harbour at dawn. Image by Ola Berg",
            "The harbour at dawn. Photo credit: the ferry company",
            "The harbour at dawn. Pictures by: the ferry company");

    private static boolean mayBeFurniture(String line) {
        Lines lines = lines(line);
        return LineHints.mayBeFurniture(line.toCharArray(), lines.starts[0], lines.ends[0], lines.traits[0]);
    }

    private static boolean mayBeCaption(String line) {
        Lines lines = lines(line);
        return LineHints.mayBeCaption(line.toCharArray(), lines.starts[0], lines.ends[0], lines.traits[0]);
    }

    private static Lines lines(String line) {
        ScannedText text = new ScannedText();
        text.take(line);
        return text.lines;
    }

    @Test
    void furnitureIsLookedAt() {
        List<String> phrases = Stream.of(
                        FurniturePhrases.openings(),
                        Furniture.labelOpenings(),
                        Credits.AGENCY_LINE_OPENINGS.all(),
                        Credits.SIGN_OFF_OPENINGS.all(),
                        Stream.of(
                                "12 comments",
                                "This audio is automatically-generated",
                                "Cette voix est générée par intelligence artificielle",
                                "https://example.org/ferries",
                                "www.example.org",
                                "desk@example.org",
                                "The ferry left at noon. Read More",
                                "El barco salió... Leer más",
                                "Ola Berg and Ida Holm contributed to this report"))
                .flatMap(each -> each)
                .toList();
        List<String> furniture = new ArrayList<>();
        for (String phrase : phrases) {
            for (String around : AROUND) {
                for (String written : List.of(phrase, phrase.toUpperCase(Locale.ROOT), capital(phrase))) {
                    String line = String.format(Locale.ROOT, around, written).strip();
                    if (Furniture.isFurniture(line)) {
                        furniture.add(line);
                    }
                }
            }
        }
        assertThat(furniture).hasSizeGreaterThan(phrases.size()).allMatch(LineHintsTest::mayBeFurniture);
    }

    private static String capital(String phrase) {
        return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1);
    }

    @Test
    void creditsAreLookedAt() {
        assertThat(CREDITS).allMatch(Credits::endsWithPhotoCredit).allMatch(LineHintsTest::mayBeCaption);
    }

    @Test
    void ordinaryLinesAreNot() {
        assertThat(List.of(
                        "The ferry to Port Ellery left at noon with all its passengers, and 12 dogs.",
                        "\"We are glad,\" said Ola Berg, the captain. \"It went well.\""))
                .noneMatch(LineHintsTest::mayBeFurniture)
                .noneMatch(LineHintsTest::mayBeCaption);
    }
}
