package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;

/** A web page with one article. */
final class HtmlFormat implements ArticleFormat {
    @Override
    public String format() {
        return "html";
    }

    @Override
    public boolean accepts(InputStart head) {
        return Markup.at(head.text()).filter(Markup::isHtml).isPresent();
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] page = input.readDocument();
        HtmlPage.read(MarkupText.html(HtmlEncoding.decode(page)), input.times())
                .finish(input, input.where(), true, page, sink);
    }
}
