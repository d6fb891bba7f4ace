package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers whose second language is English get along: the door is short, and so are sentences. */
class ProseTest {
    private static final int MAX_LINES_OF_THE_README = 200;
    private static final int MAX_WORDS = 25;

    private static final Pattern INDENTED_CODE = Pattern.compile("(?m)^ {4}.*$");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]+`");
    private static final Pattern ADDRESS_OF_A_LINK = Pattern.compile("\\]\\([^)]*\\)");
    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n|\\n(?=(?:[-#|]|\\d+\\.) ?)");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])[*)\"]*\\s+");

    static Stream<Page> pages() {
        return Page.all().stream();
    }

    @Test
    void theReadmeIsADoor() {
        assertThat(Page.readme().text())
                .satisfies(text -> assertThat(text.lines()).hasSizeLessThanOrEqualTo(MAX_LINES_OF_THE_README));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void sentencesAreShort(Page page) {
        assertThat(sentences(page))
                .isNotEmpty()
                .allSatisfy(sentence -> assertThat(words(sentence)).as(sentence).hasSizeLessThanOrEqualTo(MAX_WORDS));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nothingIsLeftToBeWritten(Page page) {
        assertThat(page.text()).doesNotContain("<!--", "TODO");
    }

    private static List<String> sentences(Page page) {
        String prose = INDENTED_CODE.matcher(page.withoutCode()).replaceAll("");
        prose = INLINE_CODE.matcher(prose).replaceAll("code");
        prose = ADDRESS_OF_A_LINK.matcher(prose).replaceAll("]");
        return Arrays.stream(PARAGRAPH.split(prose))
                .map(String::strip)
                .filter(paragraph -> !paragraph.startsWith("|") && !paragraph.startsWith("#"))
                .flatMap(paragraph -> Arrays.stream(SENTENCE.split(paragraph)))
                .toList();
    }

    private static List<String> words(String sentence) {
        return Arrays.stream(sentence.split("\\s+"))
                .filter(word -> word.matches(".*[\\p{L}\\p{N}].*"))
                .toList();
    }
}
