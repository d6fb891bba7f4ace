package dev.wirefold;

import dev.wirefold.bench.GeneratedWire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts of shapes that no newsroom writes, all of one length: each is the worst case of something that reads text. */
public final class HostileTexts {
    /** As long as the longest body that is accepted. */
    public static final int CHARACTERS = 200_000;

    private static final String SENTENCE = "The ferry to Port Ellery left at noon with all its passengers";

    /** One character each, named in Unicode's way: letters, marks, signs, digits and blanks of all kinds. */
    private static final String[] CHARACTERS_IN_RUNS = {
        "a",
        "A",
        "é",
        "ß",
        "İ",
        "ı",
        "Σ",
        "ς",
        "ẞ",
        "ŉ",
        "ǰ",
        "ﬁ",
        "ﬃ",
        "Å",
        "ﷺ",
        "㌖",
        "㏧",
        "½",
        "①",
        "ｆ",
        "а",
        "ё",
        "җ",
        "ա",
        "և",
        "א",
        "ب",
        "ﷲ",
        "ܐ",
        "क",
        "ক",
        "ਕ",
        "க",
        "ක",
        "ก",
        "ກ",
        "ក",
        "က",
        "ཀ",
        "ა",
        "ᚠ",
        "ህ",
        "Ꭰ",
        "ᐁ",
        "한",
        "ᄀ",
        "ᅡ",
        "ᆨ",
        "ㄱ",
        "漢",
        "あ",
        "ア",
        "ー",
        "々",
        "〱",
        "𠀀",
        "𝒜",
        "𐐀",
        "\u0301",
        "\u0315",
        "\u0327",
        "\u0345",
        "\u034F",
        "\u0591",
        "\u05B0",
        "\u064B",
        "\u0653",
        "\u093C",
        "\u093F",
        "\u094D",
        "\u09BE",
        "\u0BBE",
        "\u0E31",
        "\u0E48",
        "\u0EC8",
        "\u1039",
        "\u17D2",
        "\u0F71",
        "\u20DD",
        "\u3099",
        "\uFE0F",
        "\uD834\uDD65",
        "0",
        "٣",
        "०",
        "１",
        "²",
        "Ⅷ",
        "𝟎",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\f",
        "\u000B",
        "\u0085",
        "\u00A0",
        "\u2003",
        "\u2028",
        "\u2029",
        "\u3000",
        "\u00AD",
        "\u200B",
        "\u200C",
        "\u200D",
        "\u2060",
        "\uFEFF",
        "\u202E",
        "\u2066",
        "\u061C",
        "\uDB40\uDC41",
        "\u0000",
        "\u0007",
        "\u001B",
        "\u007F",
        "\u0090",
        "\uFFFD",
        "\uFFFF",
        "\uD800",
        "\uDC00",
        "\uE000",
        ".",
        ",",
        ":",
        ";",
        "!",
        "?",
        "'",
        "\"",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "&",
        "@",
        "#",
        "$",
        "%",
        "^",
        "*",
        "+",
        "-",
        "_",
        "=",
        "/",
        "\\",
        "|",
        "~",
        "`",
        "·",
        "•",
        "—",
        "–",
        "…",
        "“",
        "”",
        "‘",
        "’",
        "«",
        "»",
        "。",
        "、",
        "؟",
        "۔",
        "।",
        "¿",
        "©",
        "®",
        "™",
        "€",
        "№",
        "😀",
        "🇩",
        "👍🏽",
        "👩\u200D🚀"
    };

    /** Several characters, of which one reading or another has to look far ahead or far back. */
    private static final String[] PIECES = {
        // Marks in the wrong order, for canonical ordering.
        "\u0315\u0300",
        "\u0345\u0315\u0300\u0327\u0334",
        "a\u0315\u0300\u0327",
        "\u05C2\u05BC\u05B0",
        "\u0651\u064B\u0653",
        "\u094D\u093C",
        "\u0F72\u0F71",
        "क\u094D",
        "क\u093C\u094D",
        "שׁ",
        "שָּׁ",
        "\u1100\u1161\u11A8",
        "\u1161\u1100",
        "\uDC00\uD800",
        "a\u200D",
        "\u200D\u0301",
        "e\u0301\u200C",
        // Words that are nearly one.
        "a'",
        "a.",
        "a_",
        "a:",
        "1.",
        "1,",
        "1'",
        "א\"",
        "א'",
        "a\u00AD",
        "a·",
        "ー\u0301",
        "ア_",
        "-a",
        "a-a-",
        "a@",
        "@a",
        "a.b",
        "a@b.",
        "x@y.z",
        "a\u2019s ",
        "U.S.",
        "Σ'",
        "'Σ",
        "aΣ ",
        "İi",
        "ﷺ ",
        "ก\u0E31 ",
        "漢a",
        "ก1",
        "a1",
        "1a",
        "а" + "a",
        "аa ",
        "ο",
        "🇩🇪",
        "👨\u200D👩\u200D👧\u200D👦",
        "#\uFE0F\u20E3",
        "\uD83C\uDDE9a",
        // Ends of lines and of sentences.
        "-\n",
        "a-\n",
        "a-\nb",
        "a-\n\n",
        "- \n",
        "-\r\n",
        "a- \r\n b",
        "\u00AD\n",
        "a\u00AD\n",
        "a\u00AD \n",
        " \n",
        "\n ",
        "\t\n",
        ". ",
        "A. ",
        "a. ",
        "! ",
        "\"",
        "\" ",
        "\"' ",
        ".\"",
        ".\" ",
        "?!",
        "Mr. ",
        "he said. ",
        ") ",
        "(a",
        "a)",
        "[[",
        "]]>",
        "<a",
        "<a ",
        "</",
        "<!--",
        "<!",
        "<?",
        "&amp;",
        "&#x1F600;",
        "&a",
        "<p>",
        "<b>",
        "{\"",
        "[{",
        "\\u0041",
        "\\\"",
        "\"a\":",
        ",,",
        // What lines above a story are looked through for.
        "A ",
        "A B ",
        "A/B ",
        "A, ",
        "A, b ",
        "LONDON ",
        "LONDON, May 1 ",
        "LONDON (AP",
        "A (b) ",
        "A - ",
        "A -- ",
        "A — ",
        " - ",
        " -- ",
        " — ",
        "By A ",
        "By ",
        "By A and ",
        "date: ",
        "published:",
        "2024-05-01 ",
        "2024-05-01T10:00",
        "May 1, ",
        "• ",
        "http://",
        "https://a ",
        "www.",
        "www.a ",
        "Monday, ",
        "GMT ",
        "+0000 ",
    };

    /** Of furniture, by what begins or ends it. */
    private static final String[] PHRASES = {
        "To contact the reporter ",
        "To contact the reporter on this story: a@b.c ",
        "You can reach ",
        "You can contact a@",
        "contact a@b",
        "you can @",
        "contact @",
        "about the author",
        "Jane Doe is a ",
        "Jane Doe is a very very reporter ",
        "Jane Doe ist ",
        "Jane ",
        "J. ",
        "Photo: ",
        "Photo by Jane ",
        "Photo by Jane Doe ",
        "Jane Doe / AFP ",
        "AFP/",
        "AFP / Jane Doe",
        "© Jane ",
        "© ",
        "(c) 2024 ",
        "copyright ",
        "copyright 20",
        "(Photo: ",
        "Foto: Jane ",
        "reporting by ",
        "additional reporting by ",
        "edited by ",
        "Jane Doe contributed ",
        "contributed to this report ",
        "with inputs from ",
        "source: ",
        "this story was ",
        "AFP, ",
        "AFP Reuters ",
        "mit material von der AFP ",
        "l'agence AFP",
        "AP/",
        "-30-",
        "###",
        "Read More",
        "... Weiterlesen",
        "...Weiterlesen >",
        "Lire la suite ",
        "voice ",
        "voice generated ",
        "ai ai generated ",
        "stimme ki generiert ",
        "ener",
        "erzeugt ",
        "follow us on ",
        "more on ",
        "related: ",
        "related : ",
        "read more",
        "share this article",
        "subscribe to ",
        "sign up for ",
        "12 comments",
        "1",
        "читайте также ",
        "click here to ",
        "get our newsletter",
        "our standards",
        "further reading: ",
        "lesen sie auch",
        "abonnieren sie",
        "lire aussi : ",
        "abonnez-vous",
        "leer más",
        "suscríbete",
        "leggi anche: ",
        "iscriviti",
        "leia mais",
        "assine",
        "lees ook: ",
        "abonneer je",
        ">|*#•·→▶ ",
        "menu",
        "advertisement",
        "all rights reserved",
        "published May 1 ",
        "By JANE DOE, ",
        "REUTERS/",
        "(Reuters) - ",
        "Update 1 ",
        "correct ",
        "write-thru ",
        "<p>a</p>",
        "<div>",
        "<a href=\"x\">a</a>",
        "<br>",
        "<pre>",
        "<p>",
        "<script type=\"application/ld+json\">",
        "<article>",
        "<table><tr><td>",
        "<meta name=\"keywords\" content=\"a,\">",
        "<ul><li>"
    };

    private HostileTexts() {}

    /** By a name that says what each consists of. */
    public static Map<String, String> all() {
        Map<String, String> shapes = new LinkedHashMap<>();
        for (String piece : CHARACTERS_IN_RUNS) {
            add(shapes, "", piece);
        }
        for (List<String> pieces : List.of(List.of(PIECES), List.of(PHRASES))) {
            for (String piece : pieces) {
                add(shapes, "", piece);
            }
        }
        for (String piece :
                List.of("a", "İ", "\u0301", "@", "\"", "א", "क", "ก", "漢", "😀", "1", ".", "-", "\u05B0", "ﷺ")) {
            add(shapes, "words of ", piece.repeat(30) + " ");
            add(shapes, "lines of ", piece.repeat(110) + "\n");
            add(shapes, "captions of ", piece.repeat(450 / piece.length()) + "\n");
        }
        for (String phrase : PHRASES) {
            add(shapes, "line by line ", phrase + "\n");
        }
        for (String phrase :
                List.of("Photo by Jane ", "Jane Doe / ", "a@", "www.a ", "voice ", "A ", "© ", "reporting by ")) {
            add(shapes, "captions of ", phrase.repeat(400 / phrase.length()) + "\n");
        }
        for (String piece :
                List.of(" ", "\n", "-\n", "@", "\"", ".", "(", "\u0301", "İ", "/", "a", "A ", "1", "\u00AD", "'")) {
            String run = piece.repeat(CHARACTERS / piece.length() / 2);
            shapes.put("prose behind a run of " + name(piece), cut(run + SENTENCE + ". " + run));
            shapes.put("prose around a run of " + name(piece), cut(SENTENCE + run.repeat(2) + SENTENCE));
        }
        shapes.put("an address without an end", cut("You can reach a@b" + ".c".repeat(CHARACTERS)));
        shapes.put("biographies of many people", biographies());
        return shapes;
    }

    /** Of people whom the rest of the text does not mention. */
    private static String biographies() {
        StringBuilder text = new StringBuilder(CHARACTERS + 100);
        for (int person = 0; text.length() < CHARACTERS; person++) {
            String name = Integer.toString(person + 676, 26).replace('0', 'x');
            StringBuilder letters = new StringBuilder("B");
            name.chars().forEach(c -> letters.append((char) (Character.isDigit(c) ? c - '0' + 'q' : c)));
            text.append("Al ").append(letters).append(" is a reporter.\n");
        }
        return cut(text.toString());
    }

    /** Reports of a generated wire, one after the other. They cost as much as real ones do, where made-up words cost a third of that. */
    public static String ordinary() {
        GeneratedWire wire = new GeneratedWire(GeneratedWire.Shape.of(1, 1));
        StringBuilder text = new StringBuilder(CHARACTERS + 10_000);
        while (text.length() < CHARACTERS) {
            GeneratedWire.Made made = wire.next();
            if (made.kind() == GeneratedWire.Kind.ORIGINAL) {
                text.append(made.article().getBody()).append("\n\n");
            }
        }
        return cut(text.toString());
    }

    /** The same in a script without spaces: sentences of ideographs that differ. */
    public static String ordinaryWithoutSpaces() {
        StringBuilder text = new StringBuilder(CHARACTERS + 100);
        for (int letter = 0; text.length() < CHARACTERS; letter++) {
            text.append((char) ('\u4E00' + Math.floorMod(letter * 7919, 4001)))
                    .append(letter % 20 == 19 ? "。" : "")
                    .append(letter % 200 == 199 ? "\n\n" : "");
        }
        return cut(text.toString());
    }

    /** Whether words of a text are found by dictionaries, which takes several times as long as spaces do, in any text. */
    public static boolean isWithoutSpaces(String text) {
        return text.chars().limit(1_000).anyMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> c >= '\u3300' && c < '\u3400';
        });
    }

    private static void add(Map<String, String> shapes, String kind, String piece) {
        shapes.put(kind + name(piece), cut(piece.repeat(CHARACTERS / piece.length() + 1)));
    }

    private static String cut(String text) {
        return text.substring(0, CHARACTERS);
    }

    /** Printable, and short. */
    private static String name(String piece) {
        StringBuilder name = new StringBuilder();
        piece.codePoints()
                .limit(24)
                .forEach(c -> name.append(c >= ' ' && c < 0x7F ? Character.toString(c) : String.format("U+%04X ", c)));
        return "'" + name + (piece.codePointCount(0, piece.length()) > 24 ? "..." : "") + "'";
    }
}
