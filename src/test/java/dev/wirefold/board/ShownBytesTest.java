package dev.wirefold.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.board.ShownBytes.Form;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownBytesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "no Avro", "<script>", "žluťoučký\n\t👩", "\u001b[31mred", "evil\u202egpj"})
    void whatIsTextIsText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(ShownBytes.of(ByteBuffer.wrap(bytes)))
                .isEqualTo(new ShownBytes(Form.TEXT, text, bytes.length, bytes.length));
    }

    @Test
    void whatIsNotIsHexadecimal() {
        byte[] bytes = {(byte) 0xc3, 0x01, 'F', 'e', 'r', 'r', 'y', 0, 127, (byte) 0xff, 1, 2, 3, 4, 5, 6, 'z'};

        assertThat(ShownBytes.of(ByteBuffer.wrap(bytes)))
                .isEqualTo(new ShownBytes(
                        Form.HEX,
                        "00000000  c3 01 46 65 72 72 79 00 7f ff 01 02 03 04 05 06  ..Ferry.........\n" + "00000010  7a"
                                + " ".repeat(47) + "z\n",
                        17,
                        17));
    }

    @Test
    void aCharacterWithoutItsEndIsNoText() {
        assertThat(ShownBytes.of(ByteBuffer.wrap(new byte[] {'a', (byte) 0xc3})).form())
                .isEqualTo(Form.HEX);
        assertThat(ShownBytes.of(ByteBuffer.wrap(new byte[] {'a', 0})).form()).isEqualTo(Form.HEX);
    }

    @Test
    void onlyTheBeginningIsShownAndACharacterThatIsCutThereIsNoFault() {
        String text = "a" + "é".repeat(ShownBytes.MAX_SHOWN_BYTES);

        ShownBytes shown = ShownBytes.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(shown.form()).isEqualTo(Form.TEXT);
        assertThat(shown.content()).isEqualTo(text.substring(0, ShownBytes.MAX_SHOWN_BYTES / 2));
        assertThat(shown.bytes()).isEqualTo(2 * ShownBytes.MAX_SHOWN_BYTES + 1);
        assertThat(shown.shownBytes()).isEqualTo(ShownBytes.MAX_SHOWN_BYTES);
    }

    @Test
    void aPartOfALargerBufferIsThatPart() {
        ByteBuffer part = ByteBuffer.wrap("before it after".getBytes(StandardCharsets.UTF_8), 7, 2);

        assertThat(ShownBytes.of(part).content()).isEqualTo("it");
        assertThat(part.remaining()).isEqualTo(2);
    }

    @Test
    void aKillHasNoValue() {
        assertThat(ShownBytes.of(null)).isEqualTo(new ShownBytes(Form.NONE, "", 0, 0));
    }
}
