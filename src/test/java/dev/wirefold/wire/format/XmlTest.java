package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
    private static Element parse(String xml) throws UnusableException {
        return Xml.parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void namesElementsByTheirNamespaces() throws Exception {
        Element root = parse("""
                <x:feed xmlns:x="http://www.w3.org/2005/Atom" xmlns:dublin="http://purl.org/dc/elements/1.1/"
                    xmlns:own="urn:own" a="1"><dublin:creator>A&amp;B &#8211; <![CDATA[<C>]]></dublin:creator><own:y/><z/></x:feed>""");

        assertThat(root.tagName()).isEqualTo("atom:feed");
        assertThat(root.attr("a")).isEqualTo("1");
        assertThat(root.children()).extracting(Element::tagName).containsExactly("dc:creator", "own:y", "z");
        assertThat(root.child(0).wholeText()).isEqualTo("A&B – <C>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "ISO-8859-1", "windows-1252", "KOI8-R"})
    void readsTheEncodingThatADocumentSays(String encoding) throws Exception {
        String letters = encoding.startsWith("KOI") ? "Порт" : "Hafen für Fähren";
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><p>" + letters + "</p>";

        assertThat(Xml.parse(xml.getBytes(Charset.forName(encoding))).wholeText())
                .isEqualTo(letters);
    }

    @Test
    void refusesWhatIsInAnotherEncodingThanItSays() {
        byte[] latin =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<p>Fähren</p>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] unknown = "<?xml version=\"1.0\" encoding=\"EBCDIC-XY\"?><p/>".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Xml.parse(latin))
                .isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("is not valid XML at line 2, column 4: ")
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> Xml.parse(unknown))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("EBCDIC-XY");
    }

    @Test
    void neverReadsAFileForADocument(@TempDir Path directory) throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        String declared = "<!DOCTYPE p [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><p>&x;</p>";
        String inAttribute = "<!DOCTYPE p [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><p a=\"&x;\"/>";

        assertThatThrownBy(() -> parse(declared))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("the entity x is not declared in the document; nothing outside of it is read");
        assertThatThrownBy(() -> parse(inAttribute)).isInstanceOf(UnusableException.class);
    }

    @Test
    void neverAsksTheNetworkForADtd() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/";
            String xml = "<!DOCTYPE nitf PUBLIC \"-//IPTC//DTD NITF 3.3//EN\" \"" + address
                    + "nitf.dtd\" [<!ENTITY % more SYSTEM \"" + address
                    + "more.dtd\"> %more;]><nitf>caf&eacute;</nitf>";

            assertThat(parse(xml).wholeText()).isEqualTo("café");
            server.setSoTimeout(1);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void anEntityThatNobodyDeclaresIsAnError() {
        assertThatThrownBy(() -> parse("<!DOCTYPE nitf SYSTEM \"nitf.dtd\">\n<nitf>&house-style;</nitf>"))
                .hasMessageStartingWith("is not valid XML at line 2, column ")
                .hasMessageContaining("house-style");
        assertThatThrownBy(() -> parse("<p>&nbsp;</p>")).hasMessageContaining("nbsp");
    }

    @Test
    void ownEntitiesAreExpandedWithinBounds() throws Exception {
        assertThat(parse("<!DOCTYPE p [<!ENTITY agency \"Ellery Agency\">]><p>(&agency;)</p>")
                        .wholeText())
                .isEqualTo("(Ellery Agency)");
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE p [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            dtd.append("<!ENTITY l").append(i).append(" \"");
            dtd.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        assertThatThrownBy(() -> parse(dtd + "]><p>&l9;</p>"))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("JAXP00010001");
    }

    @Test
    void refusesALongEntityUsedOften() {
        String xml = "<!DOCTYPE p [<!ENTITY a \"" + "a".repeat(50_000) + "\">]><p>" + "&a;".repeat(900) + "</p>";

        assertThatThrownBy(() -> parse(xml))
                .isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("is not valid XML at line 1, column ")
                .hasMessageContaining("JAXP00010004");
    }

    @Test
    void refusesDeepNestingAndManyAttributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i <= Xml.MAX_ATTRIBUTES_OF_ELEMENT; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        assertThatThrownBy(() -> parse("<a>".repeat(1_000_000)))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("" + Xml.MAX_DEPTH_ELEMENTS);
        assertThatThrownBy(() -> parse("<p" + attributes + "/>"))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("" + Xml.MAX_ATTRIBUTES_OF_ELEMENT);
    }

    @Test
    void textOfAnySizeThatADocumentMayHaveIsNoEntity() throws Exception {
        assertThat(parse("<p>" + "a".repeat(3_000_000) + "</p>").wholeText()).hasSize(3_000_000);
    }
}
