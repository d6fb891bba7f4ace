package dev.wirefold.wire.format;

import dev.wirefold.wire.Apart;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** IPTC NewsML-G2: a news item, or a news message with several; what else such a message holds is counted. */
final class NewsMlFormat implements ArticleFormat {
    private static final String NAMESPACE = "http://iptc.org/std/nar/";

    private static final Set<String> ROOTS = Set.of(
            "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem");

    @Override
    public String format() {
        return "newsml-g2";
    }

    @Override
    public boolean accepts(InputStart head) {
        return head.text().contains(NAMESPACE)
                && Markup.at(head.text())
                        .filter(markup -> ROOTS.contains(markup.root()))
                        .isPresent();
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        Element root = Xml.parse(document, sink);
        if (root.tagName().equals("newsItem")) {
            NewsItem.read(root, input.times()).finish(input, input.where(), true, document, sink);
        } else if (root.tagName().equals("newsMessage")) {
            readMessage(root, input, document, sink);
        } else {
            throw new UnusableException("has the root element " + root.tagName()
                    + ", which carries no text; newsItem and newsMessage are read");
        }
    }

    private static void readMessage(Element message, Input input, byte[] document, ArticleSink sink) {
        List<Element> items = Xml.children(message, "itemSet").stream()
                .flatMap(set -> set.children().stream())
                .toList();
        long newsItems =
                items.stream().filter(item -> item.tagName().equals("newsItem")).count();
        int number = 0;
        for (Element item : items) {
            if (item.tagName().equals("newsItem")) {
                number++;
                boolean alone = newsItems == 1;
                String where = alone ? input.where() : input.where() + "#" + number;
                Apart.readItem(where, sink, apart -> NewsItem.read(item, input.times())
                        .finish(input, where, alone, document, apart));
            } else {
                sink.unknownField(item.tagName());
            }
        }
    }
}
