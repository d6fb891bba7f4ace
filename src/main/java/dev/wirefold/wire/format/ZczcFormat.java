package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** Texts between the marks of teleprinter lines, ZCZC and NNNN, one or several: each is an article. */
final class ZczcFormat implements ArticleFormat {
    private static final String BEGIN = "ZCZC";
    private static final String END = "NNNN";

    /** Lines above the story; what comes later belongs to it. */
    private static final int MAX_LINES_OF_HEADING = 12;

    @Override
    public String format() {
        return "zczc";
    }

    @Override
    public boolean accepts(InputStart head) {
        return isMessage(head);
    }

    static boolean isMessage(InputStart head) {
        return WireText.withoutIdle(head.text()).startsWith(BEGIN);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        List<List<String>> messages = messages(WireText.decode(document));
        if (messages.isEmpty()) {
            throw new UnusableException("has no line that begins with " + BEGIN);
        }
        for (int i = 0; i < messages.size(); i++) {
            boolean alone = messages.size() == 1;
            String where = alone ? input.where() : input.where() + "#" + (i + 1);
            try {
                new Message(messages.get(i), input.times())
                        .draft(input.given())
                        .finish(input, where, alone, document, sink);
            } catch (UnusableException e) {
                sink.refused(new Refusal(where, e.why()));
            }
        }
    }

    /** From the line that begins one to the one that ends it, or to the beginning of the next. */
    private static List<List<String>> messages(String text) {
        List<List<String>> messages = new ArrayList<>();
        List<String> open = null;
        for (String line : text.lines().toList()) {
            String bare = WireText.withoutIdle(line);
            if (bare.startsWith(BEGIN)) {
                open = new ArrayList<>();
                messages.add(open);
                open.add(bare.substring(BEGIN.length()));
            } else if (open != null) {
                String stripped = line.stripTrailing();
                boolean ends = stripped.endsWith(END);
                open.add(ends ? stripped.substring(0, stripped.length() - END.length()) : stripped);
                open = ends ? null : open;
            }
        }
        return messages;
    }

    /** One of them, taken apart line by line. */
    private static final class Message {
        private final List<String> lines;
        private final ArticleDraft draft;
        private final List<String> names = new ArrayList<>();
        private String number = "";

        Message(List<String> lines, Times times) {
            this.lines = lines;
            this.draft = new ArticleDraft(times);
        }

        ArticleDraft draft(ArticleFields given) {
            takeNumber(lines.get(0).strip());
            int at = 1;
            while (at < Math.min(lines.size(), MAX_LINES_OF_HEADING)
                    && takeHeading(lines.get(at).strip())) {
                at++;
            }
            List<String> story = new ArrayList<>(lines.subList(Math.min(at, lines.size()), lines.size()));
            String time = takeTime(story);
            if (names.size() == 1) {
                draft.plainHeadline("headline", names.get(0));
            } else if (!names.isEmpty()) {
                draft.slugline("slug", names.get(0));
                draft.plainHeadline("headline", names.get(names.size() - 1));
            }
            draft.update(draft.headline());
            draft.publishedAt("date", time);
            draft.id(WireText.numberOfDay(number, time));
            WireText.takeStory(WireText.paragraphs(WireText.forPublication(story, draft)), draft, given);
            draft.sourceFromCredit();
            return draft;
        }

        private void takeNumber(String line) {
            StringTokenizer words = new StringTokenizer(line);
            number = words.hasMoreTokens() ? words.nextToken() : "";
        }

        /** Lines that a mark begins, the number, and the line with priority and categories; others are the story. */
        private boolean takeHeading(String line) {
            if (line.isEmpty()) {
                return true;
            }
            String rest = line.substring(1).strip();
            switch (line.charAt(0)) {
                case ':', '#' -> names.add(0, rest);
                case '^' -> names.add(rest);
                case '$', '+' -> draft.subject(rest.replace("$", ""));
                case '=', '@', '&', '*', '?', '%' -> draft.unknown("line " + line.charAt(0));
                default -> {
                    return takeUnmarked(line);
                }
            }
            return true;
        }

        private boolean takeUnmarked(String line) {
            List<String> words = new ArrayList<>();
            StringTokenizer tokens = new StringTokenizer(line);
            while (tokens.hasMoreTokens()) {
                words.add(tokens.nextToken());
            }
            boolean codes = line.length() <= 30 && line.chars().noneMatch(Character::isLowerCase) && hasDigit(line);
            if (number.isEmpty() && words.size() == 1 && codes) {
                number = line;
                return true;
            }
            if (codes && words.size() > 1 && words.get(0).length() == 1 && Character.isDigit(line.charAt(0))) {
                draft.urgency("priority", words.get(0));
                words.subList(1, words.size()).forEach(draft::subject);
                return true;
            }
            return false;
        }

        private static boolean hasDigit(String line) {
            return line.chars().anyMatch(Character::isDigit);
        }

        /** The last line, where it is nothing but a time. */
        private static @Nullable String takeTime(List<String> story) {
            int last = story.size() - 1;
            while (last >= 0 && story.get(last).isBlank()) {
                last--;
            }
            if (last < 0) {
                return null;
            }
            String line = story.get(last).strip();
            Optional<String> time = WireText.dayTimeGroup(line).or(() -> Optional.of(line)
                    .filter(text -> Times.UTC.parseAny(text).isPresent()));
            if (time.isPresent()) {
                story.subList(last, story.size()).clear();
            }
            return time.orElse(null);
        }
    }
}
