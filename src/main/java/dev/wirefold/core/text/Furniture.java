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
    /** From the first letter of a contact to the address's sign. */
    private static final int MAX_CONTACT_CHARACTERS = 240;

    /** Shorter ones say who took a picture, and no more. */
    private static final int MIN_TEXT_CHARACTERS = 60;

    private static final String ENDS_OF_SENTENCES = ".!?…。！？»”\"";

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
                    + "|читать далее|читайте также)[:.]?",
            LINE);

    /** Lines that only point to another page. */
    private static final Pattern POINTER = Pattern.compile(
            "(?:related(?: article| story| news)?|read (?:also|more|next)|also read|see also|watch(?: now)?|more|listen"
                    + "|читайте также)\\s*: ?\\S.*",
            LINE);

    private static final Pattern TEASER = Pattern.compile(
            "(?:(?<=\\S) (?:Read|Show|See) [Mm]ore|(?<=\\.\\.\\.) ?(?:Weiterlesen|Mehr lesen"
                    + "|Lire la suite|Leer más|Leggi tutto|Continua a leggere|Leia mais|Ler mais|Lees (?:meer|verder)))(?: ?[>\"]+)?$");

    private static final Pattern VOICE_NOTICE = Pattern.compile(
            ".*\\b(?:(?:voice|audio|narration)\\b.{0,40}\\b(?:ai|auto|automatically|computer|machine)[- ]generated"
                    + "|(?:voice|stimme|voix|voz|voce|stem|audio)\\b.{0,40}\\b(?:ai|ki|ia|künstlichen? intelligenz|inteligencia artificial"
                    + "|inteligência artificial|intelligence artificielle|intelligenza artificiale)\\b.{0,20}"
                    + "\\b(?:generiert|erzeugt|generada|generata|gerada|générée|gegenereerd)"
                    + "|(?:ki-generierte[nr]? stimme|ai-gegenereerde stem))\\b.*",
            LINE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern ADDRESSES = Pattern.compile(
            "(?:(?:https?://|www\\.)\\S+|[\\w.+-]+@[\\w-]+\\.[\\w.-]+)(?:\\s+(?:https?://|www\\.)\\S+)*");

    private static final Pattern COPYRIGHT =
            Pattern.compile("(?:©|\\(c\\)|copyright)(?: .{0,20}| ?)\\b(?:19|20)\\d\\d\\b.*|© ?.{2,60}", LINE);

    /** Names an address, so it may run over several lines and sit at the end of a paragraph. */
    private static final Pattern CONTACT = Pattern.compile(
            "(?:\\bTo contact the (?:reporters?|editors?|authors?|writers?|staff)\\b|\\bYou can (?:get in touch with|reach|contact) )"
                    + "[^@]{1,200}@[\\w-]+(?:\\.[\\w-]+)+\\.?",
            LINE);

    private static final Pattern ABOUT_THE_AUTHOR = Pattern.compile(
            "(?:about the (?:writers?|authors?|reporters?|journalists?)|über (?:den autor|die autorin|die autoren)|zum autor|zur autorin"
                    + "|à propos de l'aute(?:ur|ure|rice)|sobre (?:el autor|la autora|o autor|a autora)|l'autore|l'autrice|sull'autore"
                    + "|over de auteur)[:.]?",
            LINE);

    private static final Pattern BIOGRAPHY = Pattern.compile(
            "(" + Credits.NAME + ") (?:(?:is|was|has been|works as) (?:an? |the )?"
                    + "(?:[\\p{L}'&.-]+ ){0,6}(?:reporter|correspondent|journalist|editor|writer|columnist|intern|producer|freelancer)"
                    + "|(?:ist|war|arbeitet als|est|es|è|é|is) (?:[\\p{L}'&.-]+ ){0,6}(?:(?:[Cc]hef|[Aa]uslands|[Ww]irtschafts)?[Rr]edakteur(?:in)?"
                    + "|[Kk]orrespondent(?:in)?|[Rr]eporter(?:in)?|[Jj]ournalist(?:in|e)?|[Vv]olontär(?:in)?|correspondante?|rédact(?:eur|rice)"
                    + "|periodista|corresponsal|redactora?|giornalista|corrispondente|inviat[oa]|caporedattore|jornalista|repórter"
                    + "|correspondente|redatora?|verslaggever|verslaggeefster|redacteur))\\b.*",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Furniture() {}

    /** The text without its furniture; the empty string if there is nothing else. */
    public static String remove(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : withoutContacts(text).split("\n", -1)) {
            if (!isFurniture(line.strip())) {
                lines.add(line);
            }
        }
        removeCaptions(lines);
        removeBiographies(lines);
        return String.join("\n", lines);
    }

    private static String withoutContacts(String text) {
        int start = firstContact(text);
        return start < 0
                ? text
                : text.substring(0, start)
                        + CONTACT.matcher(text.substring(start)).replaceAll("");
    }

    /**
     * Where contacts may begin, -1 if there are none. Looking for an address and for one of these words before it is far
     * cheaper than looking for a contact.
     */
    private static int firstContact(String text) {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int from = Math.max(0, at - MAX_CONTACT_CHARACTERS);
            if (Phrases.contains(text, from, at, "contact ") || Phrases.contains(text, from, at, "you can ")) {
                return Math.max(0, text.lastIndexOf(' ', from));
            }
        }
        return -1;
    }

    private static boolean isFurniture(String line) {
        int length = line.length();
        if (length == 0 || length > MAX_CAPTION_CHARACTERS) {
            return false;
        }
        boolean label = length <= MAX_LABEL_CHARACTERS
                && (FurniturePhrases.matches(line)
                        || NAVIGATION.matcher(line).matches()
                        || POINTER.matcher(line).matches()
                        || isVoiceNotice(line)
                        || COPYRIGHT.matcher(line).matches()
                        || Credits.isAgencyLine(line));
        return label
                || ADDRESSES.matcher(line).matches()
                || isTeaser(line)
                || Credits.isSignOff(line);
    }

    /** Where nothing but a headline would be left, they are the text, and the credit is of a picture beside it. */
    private static void removeCaptions(List<String> lines) {
        boolean prose = lines.stream().map(String::strip).anyMatch(line -> isProse(line) && !isCaption(line));
        lines.removeIf(line -> isCaption(line.strip()) && (prose || line.strip().length() < MIN_TEXT_CHARACTERS));
    }

    private static boolean isCaption(String line) {
        return line.length() <= MAX_CAPTION_CHARACTERS && Credits.endsWithPhotoCredit(line);
    }

    private static boolean isProse(String line) {
        return line.length() > MAX_LABEL_CHARACTERS
                || (!line.isEmpty() && ENDS_OF_SENTENCES.indexOf(line.charAt(line.length() - 1)) >= 0);
    }

    /** Most lines end a sentence, and need no closer look. */
    private static boolean isTeaser(String line) {
        return line.charAt(line.length() - 1) != '.' && TEASER.matcher(line).find();
    }

    /** Generated, générée, gegenereerd, erzeugt: most lines hold none of them, and need no closer look. */
    private static boolean isVoiceNotice(String line) {
        return (line.contains("ener") || line.contains("énér") || line.contains("gerada") || line.contains("erzeugt"))
                && VOICE_NOTICE.matcher(line).matches();
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
