package dev.wirefold.wire.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlEncodingTest {
    private static byte[] page(String encoding, String head, String text) {
        return ("<html><head>" + head + "</head><body><p>" + text + "</p></body></html>")
                .getBytes(Charset.forName(encoding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1251 | Паром вышел из гавани в полдень и вернулся только к вечеру, потому что у острова стоял лёд.",
                "KOI8-R | Паром вышел из гавани в полдень и вернулся только к вечеру, потому что у острова стоял лёд.",
                "windows-1253 | Το πλοίο έφυγε από το λιμάνι το μεσημέρι και γύρισε μόνο το βράδυ, γιατί είχε πάγο.",
                "windows-1252 | Die Fähre lief mittags aus dem Hafen aus und kehrte erst abends zurück, weil vor der Insel Eis lag.",
                "GB18030 | 渡轮中午离开港口,因为岛屿附近有冰,直到晚上才返回,船长说没有人受伤。",
                "Big5 | 渡輪中午離開港口,因為島嶼附近有冰,直到晚上才返回,船長說沒有人受傷。",
                "EUC-KR | 여객선은 정오에 항구를 떠났으나 섬 앞에 얼음이 있어 저녁에야 돌아왔다고 선장이 말했다.",
                "Shift_JIS | フェリーは正午に港を出たが、島の前に氷があったので、夕方になってようやく戻った。",
            })
    void tellsAnEncodingThatIsNotDeclared(String encoding, String text) throws Exception {
        assertThat(HtmlEncoding.decode(page(encoding, "<title>x</title>", text)))
                .contains("<p>" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta charset=koi8-r>",
                "<META CHARSET = 'KOI8-R'/>",
                "<meta content='text/html; charset=koi8-r' http-equiv='Content-Type'>",
                "<!-- <meta charset=utf-8> --><meta name=x content='charset=utf-8'><meta charset=\"koi8-r\">",
                "<metal charset=utf-8><meta charset=koi8-r>",
            })
    void findsADeclarationAnywhereInTheHead(String declared) throws Exception {
        String programs = "<script>" + "var a = '<p>';\n".repeat(2_000) + "</script>";

        assertThat(HtmlEncoding.decode(page("KOI8-R", programs + declared, "Порт")))
                .contains("<p>Порт</p>");
    }

    @Test
    void looksForNoDeclarationInTheBody() throws Exception {
        assertThat(HtmlEncoding.decode(page("UTF-8", "", "Порт <meta charset=koi8-r>")))
                .contains("Порт");
        assertThat(HtmlEncoding.decode(page("windows-1252", "<meta charset=koi8-r", "")))
                .contains("<body>");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x81, 0xFF, 0xE4, 0xC3})
    void aBadByteIsOneReplacement(int bad) throws Exception {
        for (String head : new String[] {"<meta charset=utf-8>", ""}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(page("UTF-8", head, "Fähre über die Brücke nach Süden, für später, größer als früher: "));
            bytes.write(bad);
            bytes.writeBytes(" Köln".getBytes(StandardCharsets.UTF_8));

            assertThat(HtmlEncoding.decode(bytes.toByteArray()))
                    .contains("Fähre")
                    .endsWith("\uFFFD Köln");
        }
    }

    @Test
    void bytesThatBelieADeclarationAreReadForWhatTheyAre() throws Exception {
        assertThat(HtmlEncoding.decode(page("UTF-8", "<meta charset=gb2312>", "Fähren für Süderö, größer")))
                .contains("Fähren für Süderö, größer");
        assertThat(HtmlEncoding.decode(page("windows-1252", "<meta charset=utf-8>", "Fähren für Süderö, größer")))
                .contains("Fähren für Süderö, größer");
    }

    @Test
    void aNulIsNoReasonToRefuseAPage() throws Exception {
        assertThat(HtmlEncoding.decode(page("UTF-8", "", "one\0 text".repeat(1) + " and more of it".repeat(20))))
                .contains("<p>one text and");
        assertThatThrownBy(() -> HtmlEncoding.decode(page("UTF-8", "", "\0\1\2".repeat(50))))
                .isInstanceOf(UnusableException.class);
    }
}
