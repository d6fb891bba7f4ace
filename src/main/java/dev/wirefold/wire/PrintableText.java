package dev.wirefold.wire;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Takes control characters out of articles: of C0 and DEL nothing stays but the line feeds of a text. Ids are left as they
 * are, because one with such a character is refused.
 */
final class PrintableText {
    private static final char DELETE = '\u007F';

    private PrintableText() {}

    /** The same article, if there is none in it. */
    static Article of(Article article) {
        List<Schema.Field> marred = Article.getClassSchema().getFields().stream()
                .filter(field -> !field.name().equals("id"))
                .filter(field -> !Objects.equals(printable(field, article), article.get(field.pos())))
                .toList();
        if (marred.isEmpty()) {
            return article;
        }
        Article clean = Article.newBuilder(article).build();
        marred.forEach(field -> clean.put(field.pos(), printable(field, article)));
        return clean;
    }

    private static @Nullable Object printable(Schema.Field field, Article article) {
        Object value = article.get(field.pos());
        if (value instanceof String text) {
            return field.name().equals("body") ? body(text) : line(text);
        }
        if (value instanceof List<?> list
                && list.stream().anyMatch(item -> !printableItem(item).equals(item))) {
            return list.stream().map(PrintableText::printableItem).toList();
        }
        return value;
    }

    private static Object printableItem(Object item) {
        if (item instanceof AltId id) {
            return AltId.newBuilder()
                    .setScheme(line(id.getScheme()))
                    .setValue(line(id.getValue()))
                    .build();
        }
        return item instanceof String text ? line(text) : item;
    }

    /** Lines end in line feeds alone; a tab is a blank. */
    static String body(String text) {
        if (text.chars().noneMatch(c -> isControl(c) && c != '\n')) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || c == '\f' || c == '\u000B' || (c == '\r' && !text.startsWith("\n", i + 1));
            if (lineEnd) {
                printable.append('\n');
            } else if (c == '\t') {
                printable.append(' ');
            } else if (!isControl(c)) {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    private static String line(String text) {
        if (text.chars().noneMatch(PrintableText::isControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c);
            if (!isControl(c)) {
                printable.append(c);
            } else if (blank && !printable.isEmpty() && printable.charAt(printable.length() - 1) != ' ') {
                printable.append(' ');
            }
        }
        return printable.toString().strip();
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == DELETE;
    }
}
