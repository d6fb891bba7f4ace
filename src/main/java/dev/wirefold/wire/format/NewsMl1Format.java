package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Element;

/** IPTC NewsML 1.0 to 1.2: every news item is an article. */
final class NewsMl1Format implements ArticleFormat {
    private static final String ROOT = "NewsML";

    @Override
    public String format() {
        return "newsml-1";
    }

    @Override
    public boolean accepts(InputStart head) {
        return Markup.at(head.text())
                .filter(markup -> markup.root().equals(ROOT))
                .isPresent();
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        Element root = Xml.parse(document, sink);
        if (!root.tagName().equals(ROOT)) {
            throw new UnusableException("has the root element " + root.tagName() + ", not " + ROOT);
        }
        List<Element> items = Xml.children(root, "NewsItem");
        if (items.isEmpty()) {
            throw new UnusableException("has no NewsItem");
        }
        int number = 0;
        for (Element item : items) {
            number++;
            boolean alone = items.size() == 1;
            String where = alone ? input.where() : input.where() + "#" + number;
            try {
                NewsMl1Item.read(item, input.times()).finish(input, where, alone, document, sink);
            } catch (UnusableException e) {
                sink.refused(new Refusal(where, e.why()));
            }
        }
    }
}
