package dev.wirefold.wire.format;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import dev.wirefold.wire.TextEncoding;
import dev.wirefold.wire.UnusableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells in which encoding a page is, as browsers do (WHATWG Encoding and HTML standards): a byte order mark, then what is
 * declared in its head, then what the bytes look like. A byte that is wrong in the encoding is one U+FFFD. Only a page
 * whose bytes belie all that it declares is read by its bytes.
 */
final class HtmlEncoding {
    /** Of what ICU looks at; more makes it no surer. */
    private static final int MAX_DETECTED_BYTES = 64 * 1024;

    /** Below this, ICU's guess is none. */
    private static final int MIN_CONFIDENCE = 10;

    /** Fewer characters may be UTF-8 by chance. */
    private static final int MIN_GOOD_CHARS = 4;

    private static final int MAX_CONTROLS_PERCENT = 1;

    private HtmlEncoding() {}

    /** @throws UnusableException when the bytes are no text */
    static String decode(byte[] page) throws UnusableException {
        String text = text(page);
        long controls = text.chars().filter(HtmlEncoding::isControl).count();
        if (text.startsWith("%PDF-") || controls > 1 + text.length() * MAX_CONTROLS_PERCENT / 100) {
            throw new UnusableException("is binary, not text");
        }
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return marked.indexOf('\0') < 0 ? marked : marked.replace("\0", "");
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f';
    }

    private static String text(byte[] page) throws UnusableException {
        if (TextEncoding.isMarked(page) || looksWide(page)) {
            return TextEncoding.decode(page);
        }
        Utf8Count utf8 = Utf8Count.of(page);
        Optional<Charset> declared = DeclaredCharset.of(page);
        if (declared.isPresent() && !isBelied(declared.get(), utf8)) {
            return lenient(page, declared.get());
        }
        return lenient(page, utf8.isLikely() ? StandardCharsets.UTF_8 : detected(page));
    }

    /** UTF-16 without a mark has zeros where text in ASCII has none. */
    private static boolean looksWide(byte[] page) {
        int zeros = 0;
        int looked = Math.min(page.length, MAX_DETECTED_BYTES);
        for (int i = 0; i < looked; i++) {
            zeros += page[i] == 0 ? 1 : 0;
        }
        return zeros > looked / 4;
    }

    /** A text that is UTF-8 throughout is never by chance; one that is declared so, and nowhere is, is another. */
    private static boolean isBelied(Charset declared, Utf8Count utf8) {
        if (declared.equals(StandardCharsets.UTF_8)) {
            return utf8.bad() > utf8.good();
        }
        return utf8.bad() == 0 && utf8.good() >= MIN_GOOD_CHARS;
    }

    private static Charset detected(byte[] page) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(page.length <= MAX_DETECTED_BYTES ? page : Arrays.copyOf(page, MAX_DETECTED_BYTES));
        for (CharsetMatch match : detector.detectAll()) {
            // UTF-8 and UTF-16 were ruled out, and EBCDIC is on no page.
            String name = match.getName();
            if (match.getConfidence() >= MIN_CONFIDENCE && !name.startsWith("UTF-") && !name.startsWith("IBM")) {
                return DeclaredCharset.named(name).orElse(DeclaredCharset.WINDOWS_1252);
            }
        }
        return DeclaredCharset.WINDOWS_1252;
    }

    private static String lenient(byte[] page, Charset charset) throws UnusableException {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(page))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnusableException("is binary, or text in an unknown encoding", e);
        }
    }
}
