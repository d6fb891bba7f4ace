package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;

/** A page that a browser has saved with all it shows (MHTML, RFC 2557): its first document in HTML. */
final class MhtmlFormat implements ArticleFormat {
    @Override
    public String format() {
        return "mhtml";
    }

    @Override
    public boolean accepts(InputStart head) {
        return MailHead.isPage(head);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        MailParts mail = MailParts.read(input.readDocument());
        MailParts.Part page = mail.parts().stream()
                .filter(part -> part.type().equals("text/html") || part.type().equals("application/xhtml+xml"))
                .findFirst()
                .orElseThrow(() -> new UnusableException("is a saved page without a document in HTML"));
        String own = page.header().getOrDefault("content-location", "");
        String saved = mail.field("snapshot-content-location");
        new SavedPage(page.content(), page.charset(), saved.isEmpty() ? own : saved, null)
                .read(input, input.where(), true, sink);
    }
}
