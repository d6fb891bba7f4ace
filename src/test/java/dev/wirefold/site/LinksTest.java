package dev.wirefold.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every link within the project leads somewhere, and every page is led to. */
class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
    private static final Pattern MENU_ITEM = Pattern.compile("<item [^>]*href=\"([^\"]+)\\.html\"");

    private final List<Page> pages = Page.all();

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatAreThere() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            for (MatchResult link : linksOf(page)) {
                Path target = target(page, link.group(1));
                if (!Files.exists(target)) {
                    broken.add(page.file() + ": " + link.group(1));
                } else if (link.group(2) != null && !anchorsOf(target).contains(link.group(2))) {
                    broken.add(page.file() + ": " + link.group(1) + "#" + link.group(2));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        Set<Path> reached = new HashSet<>();
        reach(Path.of("README.md"), reached);

        assertThat(pages.stream().map(Page::file))
                .filteredOn(file -> !file.endsWith(Path.of("markdown", "index.md")))
                .allMatch(reached::contains);
    }

    @Test
    void everyItemOfTheMenuIsAPage() throws IOException {
        List<String> items = MENU_ITEM
                .matcher(Files.readString(Path.of("src", "site", "site.xml")))
                .results()
                .map(item -> item.group(1))
                .toList();

        assertThat(items).isNotEmpty().allMatch(item -> Files.exists(Path.of("src", "site", "markdown", item + ".md")));
    }

    private void reach(Path file, Set<Path> reached) {
        if (!reached.add(file)) {
            return;
        }
        pages.stream().filter(page -> page.file().equals(file)).forEach(page -> linksOf(page)
                .forEach(link -> reach(target(page, link.group(1)), reached)));
    }

    private static List<MatchResult> linksOf(Page page) {
        return LINK.matcher(page.withoutCode())
                .results()
                .filter(link -> !link.group(1).contains(":"))
                .toList();
    }

    private static Path target(Page page, String link) {
        return link.isEmpty() ? page.file() : page.file().resolveSibling(link).normalize();
    }

    private List<String> anchorsOf(Path file) {
        return pages.stream()
                .filter(page -> page.file().equals(file))
                .flatMap(page -> page.anchors().stream())
                .toList();
    }
}
