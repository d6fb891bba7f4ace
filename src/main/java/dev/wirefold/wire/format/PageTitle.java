package dev.wirefold.wire.format;

import dev.wirefold.core.text.LetterCase;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The headline among the titles of a page, without the name of its site. */
final class PageTitle {
    /** Stand between a headline and the name of a site or a section. */
    private static final List<String> SEPARATORS =
            List.of(" | ", " – ", " — ", " - ", " · ", " • ", " » ", " « ", " :: ", " / ", "｜", " ~ ");

    /** What is left of a headline when the part behind a separator is taken off, and what that part may be. */
    private static final int MIN_HEADLINE_WORDS = 4;

    private static final int MAX_SITE_WORDS = 5;

    /** Of a heading's words, those that the page's title must have too. */
    private static final double SAME_WORDS = 0.6;

    private static final int MAX_HEADINGS = 20;

    /** Longer ones are no titles; they stay as they are. */
    private static final int MAX_TITLE_CHARS = 1_000;

    private final Document page;
    private final Set<String> sites = new HashSet<>();

    PageTitle(Document page) {
        this.page = page;
    }

    /** A name of the site, its address, or of its publisher. */
    void site(String name) {
        String plain = ArticleElement.comparable(name);
        if (!plain.isEmpty()) {
            sites.add(plain);
        }
    }

    /** Host of an address: {@code example} and {@code example.org} of {@code https://www.example.org/x}. */
    void address(String address) {
        int start = address.indexOf("//");
        if (start < 0) {
            return;
        }
        String rest = address.substring(start + 2);
        int end = rest.indexOf('/');
        String host = LetterCase.lower(end < 0 ? rest : rest.substring(0, end));
        String bare = host.startsWith("www.") ? host.substring(4) : host;
        site(bare);
        int dot = bare.indexOf('.');
        if (dot > 0) {
            site(bare.substring(0, dot));
        }
    }

    boolean isSite(String text) {
        return sites.contains(ArticleElement.comparable(text));
    }

    /** A given headline without the site's name; nothing if that is all. */
    Optional<String> cleaned(String title) {
        String rest = title.strip();
        if (rest.length() > MAX_TITLE_CHARS) {
            return Optional.of(rest);
        }
        for (Cut cut = Cut.last(rest); cut != null && isSite(cut.behind); cut = Cut.last(rest)) {
            rest = cut.before;
        }
        for (Cut cut = Cut.first(rest); cut != null && isSite(cut.before); cut = Cut.first(rest)) {
            rest = cut.behind;
        }
        return rest.isEmpty() || isSite(rest) ? Optional.empty() : Optional.of(rest);
    }

    /** By the elements of the page: the heading that its title repeats, else the title, else any heading. */
    Optional<String> shown() {
        String title = page.title().strip();
        List<String> headings = page.select("[itemprop=headline], article h1, h1").stream()
                .limit(MAX_HEADINGS)
                .map(Element::text)
                .filter(text -> !text.isBlank() && !isSite(text))
                .toList();
        for (String heading : headings) {
            if (title.isEmpty() || isRepeated(heading, title)) {
                return Optional.of(heading);
            }
        }
        Optional<String> bare = cleaned(title).map(PageTitle::withoutLastPart);
        boolean telling = bare.filter(text -> words(text).size() >= 2).isPresent() || headings.isEmpty();
        return telling ? bare : Optional.of(headings.get(0));
    }

    /** The whole of what was cut short, if the page shows it. */
    String whole(String headline) {
        String start = headline.endsWith("…")
                ? headline.substring(0, headline.length() - 1).strip()
                : headline.endsWith("...")
                        ? headline.substring(0, headline.length() - 3).strip()
                        : "";
        return start.isEmpty()
                ? headline
                : shown().filter(text -> text.length() > headline.length() && text.startsWith(start))
                        .orElse(headline);
    }

    private static boolean isRepeated(String heading, String title) {
        String plain = ArticleElement.comparable(heading);
        if (!plain.isEmpty()
                && ArticleElement.comparable(title).startsWith(plain)
                && words(heading).size() >= 2) {
            return true;
        }
        Set<String> words = words(heading);
        Set<String> said = words(title);
        long same = words.stream().filter(said::contains).count();
        return same >= 2
                && same >= SAME_WORDS * words.size()
                && same >= SAME_WORDS * Math.min(said.size(), MIN_HEADLINE_WORDS);
    }

    /** What stands behind the last separator is a site or a section, if enough of a headline stands before it. */
    private static String withoutLastPart(String title) {
        Cut cut = Cut.last(title);
        return cut != null
                        && words(cut.before).size() >= MIN_HEADLINE_WORDS
                        && words(cut.behind).size() <= MAX_SITE_WORDS
                        && words(cut.behind).size() < words(cut.before).size()
                ? cut.before
                : title;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        String plain = LetterCase.lower(text) + ' ';
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isLetterOrDigit(plain.charAt(i))) {
                word.append(plain.charAt(i));
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    private record Cut(String before, String behind) {
        static @Nullable Cut last(String title) {
            int at = -1;
            int length = 0;
            for (String separator : SEPARATORS) {
                int found = title.lastIndexOf(separator);
                if (found > at) {
                    at = found;
                    length = separator.length();
                }
            }
            return at < 1
                    ? null
                    : new Cut(
                            title.substring(0, at).strip(),
                            title.substring(at + length).strip());
        }

        static @Nullable Cut first(String title) {
            int at = title.length();
            int length = 0;
            for (String separator : SEPARATORS) {
                int found = title.indexOf(separator);
                if (found > 0 && found < at) {
                    at = found;
                    length = separator.length();
                }
            }
            return length == 0
                    ? null
                    : new Cut(
                            title.substring(0, at).strip(),
                            title.substring(at + length).strip());
        }
    }
}
