package dev.wirefold.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes page furniture: what a page shows around a report, and what a house puts under all its reports. It makes
 * articles of one publisher alike and one report on two pages unalike.
 *
 * <p>Lines are judged by their form and by a small table of phrases; when in doubt a line stays. Expects text as
 * {@link TextNormalizer} leaves it.
 */
public final class Furniture {
    /** Longer lines are paragraphs of the story, whatever they begin or end with. */
    private static final int MAX_LABEL_CHARACTERS = 120;

    private static final int MAX_CAPTION_CHARACTERS = 500;
    private static final int MAX_BIOGRAPHY_CHARACTERS = 1_500;
    private static final int MAX_BIOGRAPHY_PARAGRAPHS = 4;

    private static final int LINE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** Whole lines of navigation, sharing and advertising. */
    private static final Pattern NAVIGATION = Pattern.compile(
            "(?:(?:social|main|site|page|footer) (?:navigation|menu)|skip to (?:main )?content|menu|home|search"
                    + "|advertisement|advertising|sponsored(?: content)?|story continues below(?: advertisement)?"
                    + "|share(?: this)?(?: (?:article|story|page|post))?|copy link|print(?: this)?|e-?mail"
                    + "|facebook|twitter|whatsapp|linkedin|telegram|reddit|save|comments?|\\d+ comments"
                    + "|follow us(?: on .{1,40})?|subscribe(?: now| to .{1,60})?|sign up(?: now| for .{1,60})?|log in|sign in"
                    + "|(?:read|show|see|load|view) (?:more|less|all)|continue reading|read (?:the )?full (?:article|story)"
                    + "|most (?:read|popular|viewed)|trending(?: now)?|recommended(?: for you)?|more (?:on|from) .{1,60}"
                    + "|related (?:articles?|stories|topics|content|news)|related|topics|tags|latest news|newsletters?"
                    + "|all rights reserved\\.?|terms of (?:use|service)|privacy policy|cookie (?:policy|settings)"
                    + "|weiterlesen|mehr zum thema|lire la suite|lire aussi|leer más|lea también|leia mais|leia também"
                    + "|leggi anche|continua a leggere|lees (?:ook|meer)|читать далее|читайте также)[:.]?",
            LINE);

    /** Lines that only point to another page. */
    private static final Pattern POINTER = Pattern.compile(
            "(?:related(?: article| story| news)?|read (?:also|more|next)|also read|see also|watch(?: now)?|more|listen"
                    + "|lire aussi|lea también|leia também|leggi anche|lesen sie auch|lees ook|читайте также)\\s*: ?\\S.*",
            LINE);

    private static final Pattern TEASER = Pattern.compile("(?<=\\S) (?:Read|Show|See) [Mm]ore(?: ?[>»]+)?$");

    private static final Pattern VOICE_NOTICE = Pattern.compile(
            ".*\\b(?:voice|audio|narration)\\b.{0,40}\\b(?:ai|auto|automatically|computer|machine)[- ]generated\\b.*",
            LINE);

    private static final Pattern ADDRESSES = Pattern.compile(
            "(?:(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+\\.[\\w.-]+)(?:\\s+(?:https?://|www\\.)\\S+)*");

    private static final Pattern COPYRIGHT =
            Pattern.compile("(?:©|\\(c\\)|copyright) .{0,20}\\b(?:19|20)\\d\\d\\b.*", LINE);

    private static final String AGENCY =
            "(?:AFP|AP|Reuters|REUTERS|EPA(?:-EFE)?|dpa|DPA|ANSA|TASS|Xinhua|Bloomberg|PA(?: Wire)?"
                    + "|Anadolu(?: Agency)?|Getty(?: Images)?|Shutterstock|UPI|Zuma(?: Press)?|NurPhoto|Alamy)";

    private static final String NAME = "\\p{Lu}[\\p{L}.'-]*+(?: \\p{Lu}[\\p{L}.'-]*+){1,3}";

    /** A caption's end: who took the picture, and for whom. */
    private static final Pattern PHOTO_CREDIT = Pattern.compile("(?:^|[\\s.\"(\\[])(?:" + NAME + " ?/ ?" + AGENCY
            + "|(?:AP|AFP|Reuters|EPA) Photo ?/ ?" + NAME + "|" + AGENCY + " ?/ ?" + NAME
            + "|\\((?:Photo|Picture|Image)[:/ ].{2,80}"
            + "|(?:Photo|Photograph|Picture|Image)s? by " + NAME
            + "|(?:Photo|Photograph|Picture|Image|Credit)s?(?: (?:by|credit))?: ?.{2,80})"
            + "(?: (?:via|/|-) " + AGENCY + "| ?/ ?" + AGENCY + ")?[.)\\]]?$");

    /** A credit holds one of these; looking for one is far cheaper than looking for a credit. */
    private static final Pattern PHOTO_CREDIT_HINT = Pattern.compile("/|hoto|icture|mage|redit");

    /** Who else worked on the report. */
    private static final Pattern SIGN_OFF = Pattern.compile(
            "[(\\[]?(?:(?:additional |with )?reporting by .{2,200}|(?:edited|editing|written|compiled) by .{2,120}"
                    + "|.{2,80} contributed (?:to (?:this|the) (?:report|story|article)|(?:to )?(?:the )?reporting)"
                    + "|with (?:inputs?|files|reporting|material) from .{2,80}|source: .{2,60}"
                    + "|this (?:story|article|report) (?:was|has been) (?:originally |first )?(?:published|produced|edited|updated) .{2,200})"
                    + "[.)\\]]*",
            LINE);

    /** Names an address, so it may run over several lines and sit at the end of a paragraph. */
    private static final Pattern CONTACT = Pattern.compile(
            "(?:\\bTo contact the (?:reporters?|editors?|authors?|writers?|staff)\\b|\\bYou can (?:get in touch with|reach|contact) )"
                    + "[^@]{1,200}@[\\w-]+(?:\\.[\\w-]+)+\\.?",
            LINE);

    private static final Pattern ABOUT_THE_AUTHOR =
            Pattern.compile("about the (?:writers?|authors?|reporters?|journalists?)[:.]?", LINE);

    private static final Pattern BIOGRAPHY = Pattern.compile(
            "(" + NAME + ") (?:is|was|has been|works as) (?:an? |the )?"
                    + "(?:[\\p{L}'&.-]+ ){0,6}(?:reporter|correspondent|journalist|editor|writer|columnist|intern|producer|freelancer)\\b.*");

    private Furniture() {}

    /** The text without its furniture; the empty string if there is nothing else. */
    public static String remove(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : withoutContacts(text).split("\n", -1)) {
            if (!isFurniture(line.strip())) {
                lines.add(line);
            }
        }
        removeBiographies(lines);
        return String.join("\n", lines);
    }

    private static String withoutContacts(String text) {
        return text.indexOf('@') < 0 ? text : CONTACT.matcher(text).replaceAll("");
    }

    private static boolean isFurniture(String line) {
        int length = line.length();
        if (length == 0 || length > MAX_CAPTION_CHARACTERS) {
            return false;
        }
        boolean label = length <= MAX_LABEL_CHARACTERS
                && (NAVIGATION.matcher(line).matches()
                        || POINTER.matcher(line).matches()
                        || VOICE_NOTICE.matcher(line).matches()
                        || COPYRIGHT.matcher(line).matches());
        return label
                || ADDRESSES.matcher(line).matches()
                || TEASER.matcher(line).find()
                || SIGN_OFF.matcher(line).matches()
                || (PHOTO_CREDIT_HINT.matcher(line).find()
                        && PHOTO_CREDIT.matcher(line).find());
    }

    /** Biographies stand at the end: under a heading, or as paragraphs about a person the story does not mention. */
    private static void removeBiographies(List<String> lines) {
        removeFrom(lines, headingOfBiography(lines));
        int end = lines.size();
        String person = "";
        for (int i = end - 1; i >= 0; i--) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            Matcher biography = BIOGRAPHY.matcher(line);
            if (line.length() <= MAX_BIOGRAPHY_CHARACTERS
                    && biography.matches()
                    && !mentions(lines.subList(0, i), biography.group(1))) {
                person = biography.group(1);
            } else if (!line.equals(person)) {
                break;
            }
            end = i;
        }
        removeFrom(lines, end);
    }

    private static int headingOfBiography(List<String> lines) {
        for (int i = lines.size() - 1, paragraphs = 0; i >= 0 && paragraphs <= MAX_BIOGRAPHY_PARAGRAPHS; i--) {
            String line = lines.get(i).strip();
            if (ABOUT_THE_AUTHOR.matcher(line).matches()) {
                return i;
            }
            paragraphs += line.isEmpty() ? 0 : 1;
        }
        return lines.size();
    }

    private static boolean mentions(List<String> lines, String person) {
        String surname = person.substring(person.lastIndexOf(' ') + 1);
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.equals(person) && !line.regionMatches(true, 0, "by ", 0, 3))
                .anyMatch(line -> line.contains(surname));
    }

    private static void removeFrom(List<String> lines, int start) {
        lines.subList(start, lines.size()).clear();
    }
}
