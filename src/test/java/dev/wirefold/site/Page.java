package dev.wirefold.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page in Markdown: the README, or one of the site.
 *
 * @param text as it stands in the file
 */
public record Page(Path file, String text) {
    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#{1,6}) (.*)$");

    /** The page of that name, without ending, as in {@code decisions/lineage}. */
    public static Page of(String name) {
        return read(PAGES.resolve(name + ".md"));
    }

    public static Page readme() {
        return read(Path.of("README.md"));
    }

    /** The README and all pages of the site. */
    static List<Page> all() {
        try (Stream<Path> files = Files.walk(PAGES)) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text between the heading of that name and the next one of its level or above. */
    public String section(String title) {
        var headings = HEADING.matcher(withoutCode());
        int start = -1;
        int level = 0;
        while (headings.find()) {
            if (start >= 0 && headings.group(1).length() <= level) {
                return withoutCode().substring(start, headings.start());
            }
            if (start < 0 && headings.group(2).equals(title)) {
                start = headings.end();
                level = headings.group(1).length();
            }
        }
        if (start < 0) {
            throw new AssertionError(file + " has no section " + title);
        }
        return withoutCode().substring(start);
    }

    /** The rows of all tables below a heading, cell by cell, without the rows that head them. */
    public List<List<String>> rows(String title) {
        List<String> lines = section(title).lines().toList();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean heads = i + 1 < lines.size() && lines.get(i + 1).startsWith("|---");
            if (lines.get(i).startsWith("| ") && !heads) {
                rows.add(cells(lines.get(i)));
            }
        }
        return rows;
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.lastIndexOf('|')).split("(?<!\\\\)\\|", -1))
                .map(String::strip)
                .toList();
    }

    /** The contents of its blocks of code, {@code language} being what is named at their beginning. */
    public List<String> code(String language) {
        return CODE_BLOCK
                .matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    String withoutCode() {
        return CODE_BLOCK.matcher(text).replaceAll("");
    }

    /** What its headings are called in links: lower case, without punctuation, a hyphen for each space. */
    List<String> anchors() {
        return HEADING.matcher(withoutCode())
                .results()
                .map(heading -> heading.group(2)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
