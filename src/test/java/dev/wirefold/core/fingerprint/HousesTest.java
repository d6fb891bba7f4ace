package dev.wirefold.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.core.fingerprint.HouseWords.Usage;
import dev.wirefold.core.fingerprint.Houses.Entry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HousesTest {
    private static final Entry HARBOUR = new Entry("post.example", 0xff, Usage.COMMON, 7, "harbour");

    private static Houses list(String version, Entry... entries) {
        return Houses.parse(version, Houses.lines(version, "7 articles", List.of(entries)));
    }

    private static Houses parse(String... lines) {
        return Houses.parse("test", Stream.of(lines));
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(Houses.lines("post-1", "9 articles", List.of(HARBOUR)))
                .containsExactly(
                        "# houses post-1: form 1; publisher<TAB>hash of a word<TAB>how usual it is<TAB>number of articles"
                                + " holding it<TAB>the word; 9 articles",
                        "post.example\t0000ff\tcommon\t7\tharbour");
        assertThat(list("a", HARBOUR).words("post.example").usage(0xff)).isEqualTo(Usage.COMMON);
    }

    @Test
    void isAboutItsPublisherOnly() {
        Houses list = list("a", HARBOUR);

        assertThat(list.words("post.example").usage(0xfe)).isEqualTo(Usage.RARE);
        assertThat(list.words("herald.example").isKnown()).isFalse();
        assertThat(list.words("").isKnown()).isFalse();
    }

    @Test
    void aListWrittenByHandMaySpellThePublisherAsArticlesDo() {
        Houses list = parse("# houses a: form 1; by hand", "https://www.Post.example/\t0000ff\tfrequent\t7");
        assertThat(list.words("post.example").usage(0xff)).isEqualTo(Usage.FREQUENT);
    }

    @Test
    void severalListsAreOneInAnyOrder() {
        Houses a = list("a", HARBOUR);
        Houses b = list("b", new Entry("post.example", 0xff, Usage.ORDINARY, 2, "harbour"));

        assertThat(Houses.of(List.of(b, a)).version())
                .isEqualTo("a+b")
                .isEqualTo(Houses.of(List.of(a, b, a)).version());
        assertThat(Houses.of(List.of(a, b)).words("post.example").usage(0xff)).isEqualTo(Usage.COMMON);
        assertThat(Houses.of(List.of(b, a)).words("post.example").usage(0xff)).isEqualTo(Usage.COMMON);
        assertThat(Houses.of(List.of(Houses.NONE, a)).version()).isEqualTo("a");
    }

    @Test
    void whatWasLearnedIsNamedByItsContent() {
        Houses one = Houses.learned(List.of(HARBOUR));
        Houses other = Houses.learned(List.of(new Entry("post.example", 0xfe, Usage.COMMON, 7, "pier")));

        assertThat(one.version()).startsWith("learned-").isNotEqualTo(other.version());
        assertThat(Houses.learned(List.of(HARBOUR)).version()).isEqualTo(one.version());
        assertThat(Houses.learned(List.of())).isSameAs(Houses.NONE);
    }

    @Test
    void namesTheBrokenLine() {
        String head = "# houses x: form 1; anything";
        assertThatThrownBy(() -> parse()).hasMessageContaining("line 1");
        assertThatThrownBy(() -> parse("# lexicon de: 100 articles in all")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> parse(head, "", "post.example\t12\tcommon\t3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("6 hexadecimal digits");
        assertThatThrownBy(() -> parse("# houses x: form 2; anything"))
                .hasMessageContaining("form 2")
                .hasMessageContaining("wirefold houses");
    }
}
