package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.core.text.HouseFurniture.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HouseFurnitureTest {
    private static final String APPEAL = "Rakes can be borrowed from the harbour chaplain on Saturdays.";
    private static final String STORY = "The harbour of Lindvik reopened on Friday after a week of storms.";

    private static HouseFurniture list(String version, String publisher, String sentence) {
        List<Entry> entries = List.of(new Entry(publisher, Sentence.of(sentence).get(0), 7));
        return HouseFurniture.parse(version, HouseFurniture.lines(version, "7 articles", entries));
    }

    private static HouseFurniture parse(String... lines) {
        return HouseFurniture.parse("test", Stream.of(lines));
    }

    @Test
    void isWrittenAsItIsRead() {
        Entry entry =
                new Entry("post.example", Sentence.of(APPEAL + " ".repeat(3)).get(0), 7);
        assertThat(HouseFurniture.lines("post-1", "9 articles", List.of(entry)))
                .containsExactly(
                        "# furniture post-1: form 1; publisher<TAB>hash of a sentence<TAB>number of articles holding it"
                                + "<TAB>its beginning; 9 articles",
                        "post.example\tdca3c650ec22b89c\t7\tRakes can be borrowed from the harbour chaplain on Saturdays...");
    }

    @Test
    void removesTheFurnitureOfItsPublisherOnly() {
        HouseFurniture list = list("a", "post.example", APPEAL);
        String text = STORY + "\n\n" + APPEAL;

        assertThat(list.remove("post.example", text)).isEqualTo(STORY + "\n");
        assertThat(list.remove("herald.example", text)).isEqualTo(text);
        assertThat(list.remove("", text)).isEqualTo(text);
        assertThat(HouseFurniture.NONE.remove("post.example", text)).isEqualTo(text);
    }

    @Test
    void aListWrittenByHandMaySpellThePublisherAsArticlesDo() {
        String text = STORY + "\n\n" + APPEAL;
        assertThat(list("a", "https://www.Post.example/", APPEAL).remove("post.example", text))
                .isEqualTo(STORY + "\n");
    }

    @Test
    void severalListsAreOneInAnyOrder() {
        HouseFurniture a = list("a", "post.example", APPEAL);
        HouseFurniture b = list("b", "post.example", STORY);

        assertThat(HouseFurniture.of(List.of(b, a)).version())
                .isEqualTo("a+b")
                .isEqualTo(HouseFurniture.of(List.of(a, b, a)).version());
        assertThat(HouseFurniture.of(List.of(a, b)).remove("post.example", STORY + "\n" + APPEAL))
                .isEmpty();
        assertThat(HouseFurniture.of(List.of()).version()).isEmpty();
    }

    @Test
    void namesTheBrokenLine() {
        String head = "# furniture x: form 1; anything";
        assertThatThrownBy(() -> parse()).hasMessageContaining("line 1");
        assertThatThrownBy(() -> parse("# lexicon de: 100 articles in all")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> parse(head, "", "post.example\t12\t3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("16 hexadecimal digits");
        assertThatThrownBy(() -> parse("# furniture x: form 2; anything"))
                .hasMessageContaining("form 2")
                .hasMessageContaining("wirefold furniture");
    }
}
