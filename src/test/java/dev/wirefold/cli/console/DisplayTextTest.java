package dev.wirefold.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTextTest {
    private static final String TAG = Character.toString(0xE0041);

    @Test
    void controlsAreBlanksAndWhatHasNoWidthIsLeftOut() {
        assertThat(DisplayText.oneLine("a\u001B]0;x\u0007b\u009B31mc\r\n\td\u2028e", 80))
                .isEqualTo("a ]0;x b 31mc d e");
        assertThat(DisplayText.oneLine("a\u202Eb\u2066c\u2069d\u200Ee\u061Cf" + TAG + "g\uFFF9h", 80))
                .isEqualTo("abcdefgh");
        assertThat(DisplayText.lines("a\n\u0085b\u200Fc")).isEqualTo("a\n bc");
    }

    /** Joiners, marks of letters and emoji are part of how words are written. */
    @ParameterizedTest
    @ValueSource(strings = {"می\u200Cخواهم", "क्षत्रिय", "👩\u200D🚀", "שָׁלוֹם", "Zażółć", "東京で地震", "❤\uFE0F"})
    void whatIsWrittenStays(String text) {
        assertThat(DisplayText.oneLine(text, 80)).isEqualTo(text);
        assertThat(DisplayText.lines(text)).isEqualTo(text);
    }

    @Test
    void marksAreNotPiledUp() {
        assertThat(DisplayText.lines("a" + "\u0301".repeat(1_000) + "b")).hasSize(10);
        assertThat(DisplayText.lines("\uD800")).isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"ferry, 5", "東京, 4", "ﾄｳｷｮｳ, 5", "한글, 4", "שָׁלוֹם, 4", "e\u0301, 1", "😀, 2", "👩\u200D🚀, 4"})
    void widthIsCountedInColumns(String text, int columns) {
        assertThat(DisplayText.columns(text)).isEqualTo(columns);
    }

    @Test
    void aLineIsCutByColumns() {
        assertThat(DisplayText.oneLine("東京で地震がありました", 9)).isEqualTo("東京で地…");
        assertThat(DisplayText.oneLine("東京で地震", 10)).isEqualTo("東京で地震");
        assertThat(DisplayText.oneLine("😀😀😀", 4)).isEqualTo("😀…");
        assertThat(DisplayText.oneLine("The ferry left", 9)).isEqualTo("The ferr…");
    }

    @Test
    void linesBreakBetweenWords() {
        assertThat(DisplayText.wrapped("The ferry to Port Ellery left at noon", 12))
                .isEqualTo(List.of("The ferry to", "Port Ellery", "left at noon"));
        assertThat(DisplayText.wrapped("東京で地震", 6)).isEqualTo(List.of("東京で", "地震"));
        assertThat(DisplayText.wrapped("antidisestablishmentarianism it is", 10))
                .isEqualTo(List.of("antidisestablishmentarianism", "it is"));
        assertThat(DisplayText.breaks("a b\nc d e", 3)).isEqualTo(List.of(8));
    }

    private static String printed(Terminal terminal, String text) {
        StringWriter out = new StringWriter();
        PrintWriter to = new PrintWriter(out, true);
        var console = new Console(
                to,
                to,
                new ByteArrayInputStream(new byte[0]),
                Terminal.NONE,
                terminal,
                terminal,
                InstantSource.system());
        console.out().print(text);
        console.out().flush();
        return out.toString();
    }

    /** Whatever was forgotten before. */
    @Test
    void theConsoleEscapesWhatComesRaw() {
        Terminal coloured = Terminal.interactive(Map.of(), 80);
        assertThat(printed(coloured, "a\u009Bb\u001B]0;x\u0007\u001B[8mc\rd\u202Ee" + TAG))
                .isEqualTo("a\\u009bb\\u001b]0;x\\u0007\\u001b[8mc\\u000dd\\u202ee\\udb40\\udc41");
        assertThat(printed(coloured, coloured.green("a") + "\n\tb\r\n")).isEqualTo(coloured.green("a") + "\n\tb\r\n");
        assertThat(printed(Terminal.NONE, "\u001B[31ma")).isEqualTo("\\u001b[31ma");
        assertThat(printed(coloured, "\r\u001B[K5 articles")).isEqualTo("\r\u001B[K5 articles");
    }
}
