package dev.wirefold.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    private static List<String> words(String language, String text) {
        List<String> words = new ArrayList<>();
        new Tokens()
                .read(
                        TwoAlphabets.latin(language, TextNormalizer.normalize(text)),
                        (chars, start, length, isNumber) -> {
                            words.add(new String(chars, start, length));
                            return true;
                        });
        return words;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tr | Sınırdaki ilçede ışıklar İzmir'i aydınlattı | SINIRDAKİ İLÇEDE IŞIKLAR İZMİR'İ AYDINLATTI",
                "az | Gəminin kapitanı işıqları İlhama göstərdi | GƏMİNİN KAPİTANI İŞIQLARI İLHAMA GÖSTƏRDİ",
                "el | Η προϊσταμένη του λιμένα μίλησε, ο Άγγελος όχι | Η ΠΡΟΪΣΤΑΜΕΝΗ ΤΟΥ ΛΙΜΕΝΑ ΜΙΛΗΣΕ, Ο ΑΓΓΕΛΟΣ ΟΧΙ",
                "el | μαΐου και ρυθμίσεις | ΜΑΪΟΥ ΚΑΙ ΡΥΘΜΙΣΕΙΣ",
                "zh | 船长说,渡轮与码头之间的线路后来恢复了 | 船長說,渡輪與碼頭之間的綫路後來恢復了",
                "zh | 台湾的发电机里没有干净的面条 | 臺灣的發電機裏沒有乾淨的麵條",
                "sh | Чамци су стигли у луку Џигољ, каже Љубица Његован | Čamci su stigli u luku Džigolj, kaže Ljubica Njegovan",
                "sh | ЊЕГОВА ЉУБАВ | NJEGOVA LJUBAV",
                "uz | Европадан келган кема ўн кун турди, маъмур ғолиб | Yevropadan kelgan kema o‘n kun turdi, maʼmur gʻolib",
                "fa | کشتی‌های یک شرکت ۱۲ روز ماندند | كشتي‌هاي يك شركت 12 روز ماندند",
                "ar | أُغلِقَ الميناءُ في إطار الإصلاح ١٩ يوماً | اغلق الميناء في اطار الاصلاح 19 يوما",
                "he | סְפִינָה בַּנָּמֵל | ספינה בנמל",
                "ru | Чёрный корабль ещё в пути | Черный корабль еще в пути",
                "ro | Orașul și viața portului | Oraşul şi viaţa portului",
                "hi | १२ जहाज लौटे | 12 जहाज लौटे",
            })
    void theOtherFormHasTheSameWords(String language, String one, String other) {
        assertThat(words(language, one)).isEqualTo(words(language, other)).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the ferry, on time for £1.50",
                "die straße über die brücke",
                "żaglówka wróciła do łeby",
                "hôtel à l'île d'yeu",
                "корабль вернулся в порт",
                "tàu đã về bến",
            })
    void otherTextsStayAsTheyAre(String text) {
        assertThat(Letters.oneForm(text)).isSameAs(text);
    }

    @Test
    void japaneseKeepsItsLetters() {
        assertThat(words("ja", "船長は飛行機の後に着いた")).contains("船長", "飛行機");
        assertThat(words("zh", "品牌の標誌在機場與港口的廣告牌上出現了")).doesNotContain("機場").contains("机场");
    }

    @Test
    void onlyLanguagesOfTwoAlphabetsAreWrittenInOne() {
        assertThat(TwoAlphabets.latin("ru", "Порт")).isEqualTo("Порт");
        assertThat(TwoAlphabets.latin("mk", "Порт")).isEqualTo("Порт");
        assertThat(TwoAlphabets.latin("sh", "Luka Ploče")).isEqualTo("Luka Ploče");
    }

    @Test
    void aCapitalDotIsNoLetterOfItsOwn() {
        assertThat(words("tr", "İİİ")).containsExactly("iii");
        assertThat(words("lt", "e\u0307")).containsExactly("ė");
    }

    @Test
    void namesItsVersionWhereWordsDependOnIt() {
        assertThat(Tokens.version("en")).isEmpty();
        assertThat(Tokens.version("de")).isEmpty();
        assertThat(Tokens.version("tr")).isEqualTo("/letters-1");
        assertThat(Tokens.version("zh")).contains("/icu-").endsWith("/letters-1");
    }
}
