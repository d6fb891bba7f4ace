package dev.wirefold.wire.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What the class and id names of an element say of its place in a page: designers name things by what they are. */
final class PageNames {
    /** Longer names are generated. */
    private static final int MAX_NAME_CHARS = 100;

    private static final int MAX_NAMES = 20;

    /** Shorter words that are told by a capital alone are most often letters of a generated name. */
    private static final int MIN_HUMP_CHARS = 4;

    /** What readers write, and not the publisher. */
    private static final List<String> OF_READERS =
            List.of("comment", "disqus", "kommentar", "coment", "replies", "livefyre");

    /** Words of the names of furniture, also as parts of longer words. */
    private static final List<String> PARTS = List.of(
            "advert",
            "banner",
            "breadcrumb",
            "byline",
            "carousel",
            "consent",
            "cookie",
            "copyright",
            "disclaimer",
            "dontmiss",
            "facebook",
            "footer",
            "gdpr",
            "login",
            "masthead",
            "mostread",
            "mostviewed",
            "navbar",
            "navigation",
            "newsletter",
            "outbrain",
            "pagination",
            "popular",
            "popup",
            "promo",
            "readmore",
            "readnext",
            "recirc",
            "recommend",
            "related",
            "screenreader",
            "visuallyhidden",
            "sharebar",
            "sharing",
            "sharedaddy",
            "shareto",
            "sidebar",
            "signup",
            "skyscraper",
            "social",
            "sponsor",
            "sronly",
            "subscription",
            "taboola",
            "tagcloud",
            "teaser",
            "toolbar",
            "trending",
            "twitter",
            "whatsapp",
            "werbung",
            "verwandt",
            "metadata",
            "slideshow",
            "postnav",
            "addtoany");

    /** Words of the names of furniture that are parts of too many other words. */
    private static final Set<String> WORDS = Set.of(
            "ad",
            "ads",
            "anzeige",
            "author",
            "authors",
            "autor",
            "bio",
            "caption",
            "captions",
            "credit",
            "credits",
            "donate",
            "donation",
            "legende",
            "menu",
            "meta",
            "modal",
            "nav",
            "noprint",
            "pager",
            "pub",
            "rail",
            "rating",
            "ratings",
            "reply",
            "respond",
            "share",
            "shares",
            "shop",
            "skip",
            "subscribe",
            "tag",
            "tags",
            "teilen",
            "timestamp",
            "toc",
            "tooltip",
            "tools",
            "topics",
            "upsell",
            "vcard",
            "video",
            "yarpp",
            "crp");

    /** Beside these, a word says what stands elsewhere, or what the text is about. */
    private static final Set<String> STATES = Set.of(
            "has",
            "no",
            "with",
            "without",
            "is",
            "not",
            "category",
            "cat",
            "js",
            "open",
            "closed",
            "enabled",
            "disabled",
            "theme",
            "template");

    private static final Set<String> OF_TEXT = Set.of(
            "articlebody",
            "articlecontent",
            "articletext",
            "storybody",
            "storycontent",
            "storytext",
            "postbody",
            "postcontent",
            "entrycontent",
            "entrybody",
            "posttext",
            "newstext",
            "newsbody",
            "newscontent",
            "contentbody",
            "bodycontent",
            "bodytext",
            "textbody",
            "maintext",
            "maincontent",
            "fulltext",
            "articlefulltext");

    private PageNames() {}

    /** Whether it is named as the place of readers' comments. */
    static boolean isOfReaders(Element element) {
        for (String name : names(element)) {
            List<String> words = words(name);
            if (words.stream().noneMatch(STATES::contains) && words.stream().anyMatch(PageNames::isOfReaders)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfReaders(String word) {
        return !word.startsWith("commenta") && OF_READERS.stream().anyMatch(word::startsWith);
    }

    /** Whether it is named as something that stands around an article. */
    static boolean isFurniture(Element element) {
        for (String name : names(element)) {
            List<String> words = words(name);
            if (words.stream().noneMatch(STATES::contains) && isFurniture(words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFurniture(List<String> words) {
        String joined = String.join("", words);
        return words.stream().anyMatch(WORDS::contains) || PARTS.stream().anyMatch(joined::contains);
    }

    /** Whether it is named as the place of the article's text. */
    static boolean isText(Element element) {
        for (String name : names(element)) {
            List<String> words = words(name);
            String joined = String.join("", words);
            if (OF_TEXT.stream().anyMatch(text -> joined.startsWith(text) || joined.endsWith(text))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> names(Element element) {
        List<String> names = new ArrayList<>();
        names.add(element.id());
        for (String name : element.classNames()) {
            if (names.size() < MAX_NAMES) {
                names.add(name);
            }
        }
        names.removeIf(name -> name.isEmpty() || name.length() > MAX_NAME_CHARS || isUtility(name));
        return names;
    }

    /** Names such as {@code Op(1)} or {@code lg:flex} say how something looks. */
    private static boolean isUtility(String name) {
        return name.indexOf('(') >= 0 || name.indexOf(':') >= 0 || name.indexOf('[') >= 0;
    }

    /** {@code relatedPosts_box2} is related, posts, box. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean letter = i < name.length() && Character.isLetter(name.charAt(i));
            boolean hump = letter
                    && i - start >= MIN_HUMP_CHARS
                    && i > start
                    && Character.isUpperCase(name.charAt(i))
                    && Character.isLowerCase(name.charAt(i - 1));
            if (!letter || hump) {
                if (i > start) {
                    words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = hump ? i : i + 1;
            }
        }
        return words;
    }
}
