package dev.wirefold.wire.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The {@code meta} elements of a page: names in lower case, with colons for dots → what is said, in order. */
final class PageMeta {
    private final Map<String, List<String>> said = new LinkedHashMap<>();

    PageMeta(Document page) {
        for (Element meta : page.select("meta[content]")) {
            String content = meta.attr("content").strip();
            if (!content.isEmpty()) {
                for (String name : names(meta).split("\\s+", -1)) {
                    said.computeIfAbsent(plain(name), first -> new ArrayList<>())
                            .add(content);
                }
            }
        }
    }

    /** OpenGraph has it in {@code property}, microdata in {@code itemprop}; one may be several, parted by spaces. */
    private static String names(Element meta) {
        for (String attribute : List.of("property", "name", "itemprop", "http-equiv")) {
            if (meta.hasAttr(attribute)) {
                return meta.attr(attribute).strip();
            }
        }
        return "";
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('.', ':');
    }

    /** The first thing said under the first of the names that is used at all. */
    Optional<String> first(List<String> names) {
        return names.stream().flatMap(name -> all(name).stream()).findFirst();
    }

    List<String> all(String name) {
        return said.getOrDefault(plain(name), List.of());
    }
}
