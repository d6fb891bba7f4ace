package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.TextEncoding;
import dev.wirefold.wire.UnusableException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A web page that came out of an archive, with what the archive knows of it.
 *
 * @param charset what was said of its encoding where it was fetched, or null
 * @param address where it was, or empty
 * @param fetched when it was fetched, as written, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SavedPage(
        byte[] content,
        @Nullable String charset,
        String address,
        @Nullable String fetched) {

    void read(Input input, String where, boolean alone, ArticleSink sink) throws UnusableException {
        ArticleDraft draft = HtmlPage.read(MarkupText.html(text()), input.times());
        boolean onTheWeb = address.toLowerCase(Locale.ROOT).startsWith("http");
        if (onTheWeb && draft.id() == null) {
            draft.id(address);
        }
        if (onTheWeb && !draft.hasUrl()) {
            draft.url("address", address);
        }
        if (draft.publishedAt() == null && draft.versionTime() == null) {
            draft.versionTime("date", fetched);
        }
        draft.finish(input, where, alone, content, sink);
    }

    /** What was said where it was fetched goes before what the page says; UTF-8 is what most say without looking. */
    private String text() throws UnusableException {
        if (charset != null && !TextEncoding.isMarked(content)) {
            try {
                Charset named = Charset.forName(charset.strip());
                if (!named.equals(StandardCharsets.US_ASCII)) {
                    return TextEncoding.decode(content, named);
                }
            } catch (IllegalCharsetNameException | UnsupportedCharsetException | CharacterCodingException e) {
                return HtmlEncoding.decode(content);
            }
        }
        return HtmlEncoding.decode(content);
    }
}
