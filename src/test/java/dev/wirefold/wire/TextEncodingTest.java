package dev.wirefold.wire;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TextEncodingTest {
    private static final String TEXT = "“We’ll sail,” said Zoë Müller – at noon.\n";

    @Test
    void readsUnicodeWithAndWithoutMark() throws UnusableException {
        assertThat(TextEncoding.decode(TEXT.getBytes(UTF_8))).isEqualTo(TEXT);
        assertThat(TextEncoding.decode(("\uFEFF" + TEXT).getBytes(UTF_8))).isEqualTo(TEXT);
        assertThat(TextEncoding.decode(("\uFEFF" + TEXT).getBytes(UTF_16LE))).isEqualTo(TEXT);
        assertThat(TextEncoding.decode(("\uFEFF" + TEXT).getBytes(UTF_16BE))).isEqualTo(TEXT);
        assertThat(TextEncoding.decode("Plain text\n".getBytes(UTF_16LE))).isEqualTo("Plain text\n");
        assertThat(TextEncoding.decode("Plain text\n".getBytes(UTF_16BE))).isEqualTo("Plain text\n");
    }

    @Test
    void readsWindows1252WhenItIsNotUnicode() throws UnusableException {
        assertThat(TextEncoding.decode(TEXT.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo(TEXT);
    }

    @Test
    void refusesWhatIsNoText() {
        assertThatThrownBy(() -> TextEncoding.decode(new byte[] {'P', 'K', 3, 4, 0, 0, 8, 0, 9}))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("binary");
        assertThatThrownBy(() -> TextEncoding.decode("%PDF-1.7 text".getBytes(UTF_8)))
                .hasMessageContaining("binary");
        assertThatThrownBy(() -> TextEncoding.decode(new byte[] {'a', (byte) 0x81, (byte) 0x8D}))
                .hasMessageContaining("binary");
    }
}
