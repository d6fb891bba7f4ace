package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text transmission format IPTC 7901 (version 5, 1995), one message or several: every message is an article. */
final class Iptc7901Format implements ArticleFormat {
    @Override
    public String format() {
        return "iptc-7901";
    }

    @Override
    public boolean accepts(InputStart head) {
        return isMessage(head);
    }

    static boolean isMessage(InputStart head) {
        String text = WireText.withoutIdle(head.text());
        return text.startsWith(String.valueOf(WireText.START_OF_HEADING)) && !Anpa1312Format.isMessage(head);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        List<String> messages = Arrays.stream(
                        WireText.decode(document).split(String.valueOf(WireText.START_OF_HEADING), -1))
                .skip(1)
                .toList();
        if (messages.isEmpty()) {
            throw new UnusableException("has no start of a heading, as messages in IPTC 7901 have");
        }
        for (int i = 0; i < messages.size(); i++) {
            boolean alone = messages.size() == 1;
            String where = alone ? input.where() : input.where() + "#" + (i + 1);
            try {
                draft(messages.get(i), input).finish(input, where, alone, document, sink);
            } catch (UnusableException e) {
                sink.refused(new Refusal(where, e.why()));
            }
        }
    }

    private static ArticleDraft draft(String message, Input input) throws UnusableException {
        int start = message.indexOf(WireText.START_OF_TEXT);
        int end = message.indexOf(WireText.END_OF_TEXT, start + 1);
        if (start < 0) {
            throw new UnusableException("has no start of a text, as messages in IPTC 7901 have");
        }
        ArticleDraft draft = new ArticleDraft(input.times());
        String trailer = end < 0 ? "" : message.substring(end + 1).replace(WireText.END_OF_TRANSMISSION, ' ');
        String time = trailer.lines()
                .flatMap(line -> WireText.dayTimeGroup(line).stream())
                .findFirst()
                .orElse(null);
        takeHeading(message.substring(0, start), time, draft);
        draft.publishedAt("date", time);
        List<String> lines = message.substring(start + 1, end < 0 ? message.length() : end)
                .lines()
                .map(Iptc7901Format::withoutMark)
                .collect(Collectors.toCollection(ArrayList::new));
        takeHeadline(lines, draft);
        WireText.takeStory(WireText.paragraphs(WireText.forPublication(lines, draft)), draft, input.given());
        return draft;
    }

    /** Service and number, priority, category, words, keywords; the lines below go on with the keywords. */
    private static void takeHeading(String heading, @Nullable String time, ArticleDraft draft) {
        List<String> lines = heading.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        StringTokenizer words = new StringTokenizer(lines.get(0));
        String sender = words.hasMoreTokens() ? words.nextToken() : "";
        int digits = 0;
        while (digits < sender.length() && !Character.isDigit(sender.charAt(digits))) {
            digits++;
        }
        String service = sender.substring(0, digits);
        draft.source(service);
        draft.id(WireText.numberOfDay(sender.substring(digits), time));
        draft.urgency("priority", words.hasMoreTokens() ? words.nextToken() : null);
        draft.subject(words.hasMoreTokens() ? words.nextToken() : null);
        List<String> keywords = new ArrayList<>();
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (!keywords.isEmpty() || !word.chars().allMatch(Character::isDigit)) {
                keywords.add(word);
            }
        }
        List<String> slug = new ArrayList<>(List.of(String.join(" ", keywords)));
        slug.addAll(lines.subList(1, lines.size()));
        String slugline = slug.stream()
                .filter(part -> !part.isEmpty())
                .map(part -> part.endsWith("/") ? part.substring(0, part.length() - 1) : part)
                .collect(Collectors.joining("/"));
        draft.slugline("keywords", slugline);
        draft.update(slugline);
    }

    /** The first line, where it reads like one. */
    private static void takeHeadline(List<String> lines, ArticleDraft draft) {
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        boolean moreBelow = lines.stream().skip(first + 1L).anyMatch(line -> !line.isBlank());
        if (first < lines.size() && moreBelow && isHeadline(lines.get(first))) {
            draft.plainHeadline("headline", lines.get(first));
            draft.update(lines.get(first));
            lines.set(first, "");
        }
    }

    private static boolean isHeadline(String line) {
        return NewsLines.readsLikeHeadline(line.strip())
                && NewsLines.dateline(line.strip()).isEmpty();
    }

    /** German agencies end the lines above a story in such a mark. */
    private static String withoutMark(String line) {
        String stripped = line.stripTrailing();
        return stripped.endsWith("=")
                ? stripped.substring(0, stripped.length() - 1).stripTrailing()
                : stripped;
    }
}
