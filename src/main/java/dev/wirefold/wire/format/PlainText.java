package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFields;
import dev.wirefold.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a news story in plain text says of itself at its beginning. Nothing is lost: a line goes either to a field or to
 * the body, and to the body when in doubt.
 *
 * @param date of publication; a date without a time is its first moment
 * @param body paragraphs parted by an empty line, lines within them as they were
 */
record PlainText(
        @Nullable String headline,
        @Nullable String byline,
        @Nullable String dateline,
        List<String> credits,
        @Nullable Instant date,
        String body) {

    /** Headline, standfirst, byline and date; what comes later is the story. */
    private static final int MAX_LINES_BEFORE_STORY = 8;

    static final int MAX_CHARS_BEFORE_STORY = 160;

    /** Shorter lines above a headline are labels: a section's name, or a site's navigation. */
    private static final int MIN_WORDS_OF_SURE_HEADLINE = 4;

    /**
     * @param given what is known already; what the text says otherwise stays in the body
     * @param times reads its date
     */
    static PlainText parse(String text, ArticleFields given, Times times) {
        return new Parser(text, given, times).parse();
    }

    /** Walks down the lines above the story and takes out what it recognises. */
    private static final class Parser {
        private final List<String> lines;
        private final ArticleFields given;
        private final Times times;
        private final boolean[] taken;
        private @Nullable String byline;
        private @Nullable Instant date;
        private NewsLines.@Nullable Dateline dateline;

        Parser(String text, ArticleFields given, Times times) {
            this.lines = withLineFeeds(text)
                    .lines()
                    .map(String::stripTrailing)
                    .collect(Collectors.toCollection(ArrayList::new));
            this.given = given;
            this.times = times;
            this.taken = new boolean[lines.size()];
        }

        private static String withLineFeeds(String text) {
            return text.replace("\r\n", "\n")
                    .replace('\r', '\n')
                    .replace('\f', '\n')
                    .replace('\u0085', '\n')
                    .replace('\u2028', '\n')
                    .replace('\u2029', '\n');
        }

        PlainText parse() {
            int first = nextWithText(0);
            takeLeadingDate(first);
            List<Integer> headlines = new ArrayList<>();
            boolean sentences = false;
            int at = nextWithText(first);
            for (int seen = 0; at < lines.size() && seen < MAX_LINES_BEFORE_STORY; seen++) {
                if (!takeDate(at) && !takeByline(at)) {
                    if (NewsLines.dateline(line(at)).isPresent() || !standsAlone(at)) {
                        break;
                    }
                    boolean headline = NewsLines.readsLikeHeadline(line(at));
                    if (headline && !sentences) {
                        headlines.add(at);
                    }
                    sentences |= !headline;
                }
                at = nextWithText(at + 1);
            }
            takeDateline(at);
            String headline = takeHeadline(headlines);
            return new PlainText(
                    headline,
                    byline,
                    dateline == null ? null : dateline.place(),
                    dateline == null ? List.of() : dateline.credits(),
                    date,
                    body());
        }

        private int nextWithText(int from) {
            int at = from;
            while (at < lines.size() && lines.get(at).isBlank()) {
                at++;
            }
            return at;
        }

        private String line(int at) {
            return at >= 0 && at < lines.size() ? lines.get(at).strip() : "";
        }

        /** A paragraph of its own; or followed by the byline or by a paragraph written as one long line. */
        private boolean standsAlone(int at) {
            String line = line(at);
            String next = line(at + 1);
            boolean begins = at == 0 || line(at - 1).isEmpty() || taken[at - 1];
            return begins
                    && line.length() <= MAX_CHARS_BEFORE_STORY
                    && (next.isEmpty()
                            || NewsLines.byline(next).isPresent()
                            || NewsLines.dateLine(next, times).isPresent()
                            || NewsLines.dateline(next).isPresent()
                            || next.length() > Math.max(MAX_CHARS_BEFORE_STORY, 2 * line.length()));
        }

        private void takeLeadingDate(int at) {
            NewsLines.leadingDate(line(at), times).filter(this::takes).ifPresent(found -> lines.set(at, found.rest()));
        }

        private boolean takeDate(int at) {
            Optional<NewsLines.Dated> found =
                    NewsLines.dateLine(line(at), times).filter(this::takes);
            found.ifPresent(dated -> taken[at] = true);
            return found.isPresent();
        }

        private boolean takes(NewsLines.Dated found) {
            Object known = date != null ? date : given.value("publishedAt");
            if (known instanceof Instant instant && !times.day(instant).equals(times.day(found.date()))) {
                return false;
            }
            if (date == null) {
                date = found.date();
            }
            return true;
        }

        private boolean takeByline(int at) {
            Optional<String> found = byline != null ? Optional.empty() : NewsLines.byline(line(at));
            if (found.isEmpty() || !agrees("byline", found.get())) {
                return false;
            }
            byline = found.get();
            taken[at] = true;
            return true;
        }

        private void takeDateline(int at) {
            NewsLines.dateline(line(at))
                    .filter(found -> agrees("dateline", found.place()) && creditsAgree(found.credits()))
                    .ifPresent(found -> {
                        dateline = found;
                        lines.set(at, found.rest());
                    });
        }

        private boolean creditsAgree(List<String> credits) {
            return !(given.value("credits") instanceof List<?> known) || known.containsAll(credits);
        }

        private @Nullable String takeHeadline(List<Integer> candidates) {
            Optional<Integer> found = candidates.stream()
                    .filter(at -> NewsLines.words(line(at)) >= MIN_WORDS_OF_SURE_HEADLINE)
                    .findFirst()
                    .or(() -> candidates.stream().findFirst());
            if (found.isEmpty()) {
                return null;
            }
            int at = found.get();
            String headline = line(at);
            taken[at] = agrees("headline", headline);
            if (body().isEmpty()) {
                taken[at] = false;
            }
            return taken[at] ? headline : null;
        }

        private boolean agrees(String field, String found) {
            Object known = given.value(field);
            return known == null || known.toString().strip().equalsIgnoreCase(found);
        }

        private String body() {
            List<String> paragraphs = new ArrayList<>();
            List<String> paragraph = new ArrayList<>();
            for (int at = 0; at <= lines.size(); at++) {
                boolean ends = at == lines.size() || taken[at] || lines.get(at).isBlank();
                if (!ends) {
                    paragraph.add(lines.get(at));
                } else if (!paragraph.isEmpty()) {
                    paragraphs.add(String.join("\n", paragraph));
                    paragraph.clear();
                }
            }
            return String.join("\n\n", paragraphs).strip();
        }
    }
}
