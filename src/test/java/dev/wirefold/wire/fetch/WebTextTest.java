package dev.wirefold.wire.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bodies by the encoding that their server names. */
class WebTextTest {
    private static final String TEXT = "<?xml version=\"1.0\"?><a>Müller – “so”</a>";

    @Test
    void theServersEncodingIsTaken() {
        byte[] windows = TEXT.getBytes(Charset.forName("windows-1252"));

        assertThat(marked(windows, "text/xml; charset=ISO-8859-1")).isEqualTo("\uFEFF" + TEXT);
        assertThat(marked(windows, "text/xml;charset=\"windows-1252\"; x=y")).isEqualTo("\uFEFF" + TEXT);
    }

    @Test
    void aByteOrderMarkComesFirst() {
        byte[] utf16 = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE);

        assertThat(WebText.marked(utf16, "text/xml; charset=utf-8")).isEqualTo(utf16);
    }

    @Test
    void whatIsNotOfTheNamedEncodingStaysAsItIs() {
        byte[] windows = TEXT.getBytes(Charset.forName("windows-1252"));

        assertThat(WebText.marked(windows, "text/xml; charset=utf-8")).isEqualTo(windows);
        assertThat(WebText.marked(windows, "text/xml; charset=no-such")).isEqualTo(windows);
        assertThat(WebText.marked(windows, null)).isEqualTo(windows);
    }

    private static String marked(byte[] body, String contentType) {
        return new String(WebText.marked(body, contentType), StandardCharsets.UTF_8);
    }
}
