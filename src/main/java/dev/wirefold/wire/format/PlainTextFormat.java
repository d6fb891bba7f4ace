package dev.wirefold.wire.format;

import dev.wirefold.avro.Article;
import dev.wirefold.avro.ArticleStatus;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.EmbargoNote;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.TextEncoding;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** One article in plain text, one document each. */
final class PlainTextFormat implements ArticleFormat {
    /** Markup would be published as if it were prose. */
    private static final Pattern MARKUP = Pattern.compile("<[?!a-z]|\\{\\\\rtf");

    /** Agencies put the names of companies like that: {@code <NORTH PIER LINES> YEAR NET}. Such a tag is never closed. */
    private static final Pattern CAPITAL_TAG = Pattern.compile("<[A-Z]");

    @Override
    public String format() {
        return "text";
    }

    @Override
    public boolean accepts(InputStart head) {
        return !isOfAnotherFormat(head) && !isMarkup(head.text()) && !JsonDocuments.areAt(head);
    }

    private static boolean isMarkup(String text) {
        return MARKUP.matcher(text).lookingAt()
                || (CAPITAL_TAG.matcher(text).lookingAt() && (text.contains("</") || text.contains("/>")));
    }

    private static boolean isOfAnotherFormat(InputStart head) {
        return MailHead.isMail(head)
                || MailHead.isPage(head)
                || WarcFormat.isWarc(head)
                || Iptc7901Format.isMessage(head)
                || Anpa1312Format.isMessage(head)
                || ZczcFormat.isMessage(head);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] bytes = input.readDocument();
        String decoded = TextEncoding.decode(bytes);
        Optional<EmbargoNote.Above> embargo = EmbargoNote.above(decoded, input.times());
        PlainText text =
                PlainText.parse(embargo.map(EmbargoNote.Above::text).orElse(decoded), input.given(), input.times());
        if (text.body().isEmpty()) {
            throw new UnusableException("is empty");
        }
        Object givenId = input.given().value("id");
        Article.Builder article = Article.newBuilder()
                .setId(givenId != null ? givenId.toString() : input.fallbackId().of(bytes))
                .setHeadline(text.headline())
                .setByline(text.byline())
                .setDateline(text.dateline())
                .setCredits(text.credits())
                .setPublishedAt(text.date())
                .setBody(text.body());
        if (embargo.isPresent()) {
            hold(article, embargo.get().note(), sink);
        }
        sink.article(input.given().complete(input.where(), article.build(), null));
    }

    private static void hold(Article.Builder article, EmbargoNote embargo, ArticleSink sink) {
        if (embargo.until() == null) {
            article.setStatus(ArticleStatus.WITHHELD);
            sink.noticed(EmbargoNote.UNREADABLE);
        } else {
            article.setEmbargoedUntil(embargo.until());
        }
    }
}
