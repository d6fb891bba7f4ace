package dev.wirefold.wire;

import dev.wirefold.avro.AltId;
import dev.wirefold.avro.Article;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Takes control characters out of articles: of C0, DEL and C1 nothing stays but the line feeds of a text. Ids are left as they
 * are, because one with such a character is refused.
 */
final class PrintableText {
    private static final char NEXT_LINE = '\u0085';

    private PrintableText() {}

    /** The same article, if there is none in it. */
    static Article of(Article article) {
        Map<Integer, Object> changed = new HashMap<>();
        for (Schema.Field field : Article.getClassSchema().getFields()) {
            Object value = article.get(field.pos());
            if (value != null && !field.name().equals("id")) {
                Object printable = printable(field.name(), value);
                if (!printable.equals(value)) {
                    changed.put(field.pos(), printable);
                }
            }
        }
        if (changed.isEmpty()) {
            return article;
        }
        Article clean = Article.newBuilder(article).build();
        changed.forEach(clean::put);
        return clean;
    }

    private static Object printable(String name, Object value) {
        if (value instanceof String text) {
            return name.equals("body") ? body(text) : line(text);
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
        if (text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n')) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n'
                    || c == '\f'
                    || c == '\u000B'
                    || c == NEXT_LINE
                    || (c == '\r' && !text.startsWith("\n", i + 1));
            if (lineEnd) {
                printable.append('\n');
            } else if (c == '\t') {
                printable.append(' ');
            } else if (!Character.isISOControl(c)) {
                printable.append(c);
            }
        }
        return printable.toString();
    }

    private static String line(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || c == NEXT_LINE;
            if (!Character.isISOControl(c)) {
                printable.append(c);
            } else if (blank && !printable.isEmpty() && printable.charAt(printable.length() - 1) != ' ') {
                printable.append(' ');
            }
        }
        return printable.toString().strip();
    }
}
