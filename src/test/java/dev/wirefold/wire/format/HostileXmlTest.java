package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no format in XML may be led to do. The frame of each document is accepted by its own source. */
class HostileXmlTest {
    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of(new NitfFormat(), "<nitf><body><body.content><p>", "</p></body.content></body></nitf>"),
                Arguments.of(
                        new NewsMlFormat(),
                        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='a'><contentSet><inlineData>",
                        "</inlineData></contentSet></newsItem>"),
                Arguments.of(
                        new FeedFormat(),
                        "<rss><channel><item><guid>a</guid><description>",
                        "</description></item></channel></rss>"),
                Arguments.of(
                        new FeedFormat(),
                        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a</id><content>",
                        "</content></entry></feed>"));
    }

    private static String root(String begin) {
        return begin.substring(1).split("[ >]", 2)[0];
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theFrameItselfIsGood(ArticleFormat source, String begin, String end) throws Exception {
        assertThat(source.accepts(FormatReading.head(begin))).isTrue();
        assertThat(FormatReading.article(source, begin + "One." + end).getBody())
                .isEqualTo("One.");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void externalEntities(ArticleFormat source, String begin, String end, @TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        String doctype = "<!DOCTYPE " + root(begin) + " [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>";

        assertThat(source.accepts(FormatReading.head(doctype + begin))).isTrue();
        assertThatThrownBy(() -> FormatReading.of(source, doctype + begin + "&x;" + end))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("nothing outside of it is read");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aBillionLaughs(ArticleFormat source, String begin, String end) {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE " + root(begin) + " [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 10; i++) {
            doctype.append("<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10) + "'>");
        }
        String document = doctype + "]>" + begin + "&l9;" + end;

        assertThatThrownBy(() -> FormatReading.of(source, document))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("JAXP00010001");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void deepAndManyElements(ArticleFormat source, String begin, String end) {
        assertThatThrownBy(() -> FormatReading.of(source, begin + "<b>".repeat(100_000) + "</b>".repeat(100_000) + end))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("JAXP00010006");
        assertThatThrownBy(() -> FormatReading.of(source, begin + "<b/>".repeat(Xml.MAX_ELEMENTS) + end))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("there are more than " + Xml.MAX_ELEMENTS + " elements");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void wrongEncodingHalfADocumentAndOneThatIsTooLarge(ArticleFormat source, String begin, String end)
            throws Exception {
        byte[] latin = (begin + "F\u00e4hre" + end).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(FormatReading.of(source, latin).only().article().getBody()).isEqualTo("Fähre");
        assertThatThrownBy(() -> FormatReading.of(source, begin + "One."))
                .hasMessageStartingWith("is not valid XML at line 1, column ");
        assertThatThrownBy(() -> FormatReading.of(source, begin + "a".repeat(Input.MAX_DOCUMENT_BYTES) + end))
                .hasMessageStartingWith("is larger than 4 MiB");
    }
}
