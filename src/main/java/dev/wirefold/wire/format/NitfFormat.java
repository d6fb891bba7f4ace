package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;

/** IPTC NITF 3.x, with or without its namespace or a DOCTYPE: one article each, and the kill of another one. */
final class NitfFormat implements ArticleFormat {
    @Override
    public String format() {
        return "nitf";
    }

    @Override
    public boolean accepts(InputStart head) {
        return Markup.at(head.text())
                .filter(markup -> markup.root().equals("nitf"))
                .isPresent();
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        Nitf nitf = Nitf.read(Xml.parse(document, sink), input.times());
        nitf.draft().finish(input, input.where(), true, document, sink);
        if (nitf.killed() != null) {
            nitf.killed().finish(input.withoutGiven(), input.where(), false, document, sink);
        }
    }
}
