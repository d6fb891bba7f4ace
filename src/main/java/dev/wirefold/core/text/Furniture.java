package dev.wirefold.core.text;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes page furniture: what a page shows around a report, and what a house puts under all its reports. It makes
 * articles of one publisher alike and one report on two pages unalike.
 *
 * <p>Lines are judged by their form and by a small table of phrases; when in doubt a line stays. Expects text as
 * {@link TextNormalizer} leaves it.
 */
public final class Furniture {
    /** Longer lines are paragraphs of the story, whatever they begin or end with. */
    static final int MAX_LABEL_CHARACTERS = 120;

    static final int MAX_CAPTION_CHARACTERS = 500;
    /** From the first letter of a contact to the address's sign. */
    private static final int MAX_CONTACT_CHARACTERS = 240;

    /** Shorter ones say who took a picture, and no more. */
    private static final int MIN_TEXT_CHARACTERS = 60;

    private static final String ENDS_OF_SENTENCES = ".!?…。！？»”\"";

    /** The longest of {@link #ABOUT_THE_AUTHOR} has 24. */
    private static final int MAX_HEADING_CHARACTERS = 32;

    private static final int MAX_BIOGRAPHY_CHARACTERS = 1_500;
    private static final int MAX_BIOGRAPHY_PARAGRAPHS = 4;
    /** For each the whole text is looked through. */
    private static final int MAX_BIOGRAPHIES = 10;

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

    private static final Openings NAVIGATION_OPENINGS =
            Openings.of("social |main |site |page |footer |skip to |menu|home|search|advertis|sponsored|story continues"
                    + "|share|copy link|print|email|e-mail|facebook|twitter|whatsapp|linkedin|telegram|reddit|save|comment"
                    + "|follow us|subscribe|sign up|sign in|log in|read |show |see |load |view |continue reading|most "
                    + "|trending|recommended|more on |more from |related|topics|tags|latest news|newsletter"
                    + "|all rights reserved|terms of |privacy policy|cookie |читать далее|читайте также");

    private static final String COMMENTS = "comments";

    /** Lines that only point to another page. */
    private static final Pattern POINTER = Pattern.compile(
            "(?:related(?: article| story| news)?|read (?:also|more|next)|also read|see also|watch(?: now)?|more|listen"
                    + "|читайте также)\\s*: ?\\S.*",
            LINE);

    private static final Openings POINTER_OPENINGS =
            Openings.of("related|read also|read more|read next|also read|see also|watch|more|listen|читайте также");

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
            "(?:(?:https?://|www\\.)\\S++|[\\w.+-]++@[\\w-]++\\.[\\w.-]++)(?:\\s++(?:https?://|www\\.)\\S++)*+");

    private static final Pattern COPYRIGHT =
            Pattern.compile("(?:©|\\(c\\)|copyright)(?: .{0,20}| ?)\\b(?:19|20)\\d\\d\\b.*|© ?.{2,60}", LINE);

    /** Both are as long. */
    private static final String CONTACT_CALL = "contact ";

    private static final String REACH_CALL = "you can ";
    private static final String CALL_ENDS = "tTnN";
    private static final int CALL_CHARACTERS = CONTACT_CALL.length();

    private static final Openings COPYRIGHT_OPENINGS = Openings.of("©|(c)|copyright");

    /**
     * Names an address, so it may run over several lines and sit at the end of a paragraph. Sought in the whole text: it gives
     * nothing back once taken, so it takes no stack and no more steps than it may read.
     */
    private static final Pattern CONTACT = Pattern.compile(
            "(?:\\bTo contact the (?:reporters?|editors?|authors?|writers?|staff)\\b|\\bYou can (?:get in touch with|reach|contact) )"
                    + "[^@]{1,200}+@[\\w-]++(?:\\.[\\w-]++)++\\.?+",
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

    /** What short lines of furniture begin with, in lower case, that are not {@link FurniturePhrases}. */
    static Stream<String> labelOpenings() {
        return Stream.of(NAVIGATION_OPENINGS, POINTER_OPENINGS, COPYRIGHT_OPENINGS)
                .flatMap(Openings::all);
    }

    /** The text without its furniture; the empty string if there is nothing else. */
    public static String remove(String text) {
        ScannedText scanned = new ScannedText();
        scanned.take(text);
        removeFrom(scanned);
        return scanned.lines.join(scanned.chars);
    }

    /** Keeps only the lines that are no furniture. */
    static void removeFrom(ScannedText text) {
        if (text.has(CharTraits.AT)) {
            String whole = new String(text.chars, 0, text.length);
            String without = withoutContacts(whole);
            if (!without.equals(whole)) {
                text.take(without);
            }
        }
        int contacts = PressContacts.start(text.chars, text.length);
        if (contacts < text.length) {
            text.take(new String(text.chars, 0, contacts));
        }
        removeLines(text.chars, text.lines);
        removeCaptions(text.chars, text.lines);
        removeBiographies(text.chars, text.lines);
    }

    private static void removeLines(char[] text, Lines lines) {
        int kept = 0;
        for (int line = 0; line < lines.count; line++) {
            boolean isFurniture =
                    LineHints.mayBeFurniture(text, lines.starts[line], lines.ends[line], lines.traits[line])
                            && isFurniture(lines.text(text, line));
            if (!isFurniture) {
                lines.keep(line, kept++);
            }
        }
        lines.count = kept;
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
        int contact = -1;
        int read = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int from = Math.max(0, at - MAX_CONTACT_CHARACTERS);
            for (read = Math.max(read, from + CALL_CHARACTERS - 1); read < at; read++) {
                contact = endsCall(text, read) ? read : contact;
            }
            if (contact >= from + CALL_CHARACTERS - 1) {
                return Math.max(0, text.lastIndexOf(' ', from));
            }
        }
        return -1;
    }

    private static boolean endsCall(String text, int last) {
        int start = last - CALL_CHARACTERS + 1;
        return text.charAt(last) == ' '
                && start >= 0
                && CALL_ENDS.indexOf(text.charAt(last - 1)) >= 0
                && (Phrases.standsAt(text, start, CONTACT_CALL) || Phrases.standsAt(text, start, REACH_CALL));
    }

    static boolean isFurniture(String line) {
        int length = line.length();
        if (length == 0 || length > MAX_CAPTION_CHARACTERS) {
            return false;
        }
        boolean label = length <= MAX_LABEL_CHARACTERS
                && (FurniturePhrases.matches(line)
                        || isNavigation(line)
                        || isPointer(line)
                        || isVoiceNotice(line)
                        || isCopyright(line)
                        || Credits.isAgencyLine(line));
        return label || isAddress(line) || isTeaser(line) || Credits.isSignOff(line);
    }

    /** Where nothing but a headline would be left, they are the text, and the credit is of a picture beside it. */
    private static void removeCaptions(char[] text, Lines lines) {
        BitSet captions = new BitSet();
        boolean prose = false;
        for (int line = 0; line < lines.count; line++) {
            if (isCaption(text, lines, line)) {
                captions.set(line);
            } else {
                prose |= isProse(text, lines, line);
            }
        }
        int kept = 0;
        for (int line = 0; line < lines.count && !captions.isEmpty(); line++) {
            if (!captions.get(line) || !(prose || lines.length(line) < MIN_TEXT_CHARACTERS)) {
                lines.keep(line, kept++);
            }
        }
        lines.count = captions.isEmpty() ? lines.count : kept;
    }

    private static boolean isCaption(char[] text, Lines lines, int line) {
        return LineHints.mayBeCaption(text, lines.starts[line], lines.ends[line], lines.traits[line])
                && Credits.endsWithPhotoCredit(lines.text(text, line));
    }

    private static boolean isProse(char[] text, Lines lines, int line) {
        int length = lines.length(line);
        return length > MAX_LABEL_CHARACTERS
                || (length > 0 && ENDS_OF_SENTENCES.indexOf(text[lines.ends[line] - 1]) >= 0);
    }

    private static boolean isNavigation(String line) {
        boolean mayBe = NAVIGATION_OPENINGS.standAt(line, 0)
                || (line.charAt(0) <= '9'
                        && line.charAt(0) >= '0'
                        && Phrases.contains(line, 0, line.length(), COMMENTS));
        return mayBe && NAVIGATION.matcher(line).matches();
    }

    private static boolean isPointer(String line) {
        return line.indexOf(':') >= 0
                && POINTER_OPENINGS.standAt(line, 0)
                && POINTER.matcher(line).matches();
    }

    private static boolean isCopyright(String line) {
        return COPYRIGHT_OPENINGS.standAt(line, 0) && COPYRIGHT.matcher(line).matches();
    }

    private static boolean isAddress(String line) {
        boolean mayBe = line.startsWith("http") || line.startsWith("www.") || line.indexOf('@') > 0;
        return mayBe && ADDRESSES.matcher(line).matches();
    }

    private static boolean isTeaser(String line) {
        int end = line.length();
        while (end > 0 && ">\"".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        end -= end > 0 && line.charAt(end - 1) == ' ' ? 1 : 0;
        for (String phrase : LineHints.TEASER_ENDS) {
            if (line.startsWith(phrase, end - phrase.length())) {
                return TEASER.matcher(line).find();
            }
        }
        return false;
    }

    /** Generated, générée, gegenereerd, erzeugt: most lines hold none of them, and need no closer look. */
    private static boolean isVoiceNotice(String line) {
        return (line.contains("ener") || line.contains("énér") || line.contains("gerada") || line.contains("erzeugt"))
                && VOICE_NOTICE.matcher(line).matches();
    }

    /** Biographies stand at the end: under a heading, or as paragraphs about a person the story does not mention. */
    private static void removeBiographies(char[] text, Lines lines) {
        lines.count = headingOfBiography(text, lines);
        int end = lines.count;
        int found = 0;
        String person = "";
        for (int i = end - 1; i >= 0 && found < MAX_BIOGRAPHIES; i--) {
            if (lines.length(i) == 0) {
                continue;
            }
            String named = lines.length(i) <= MAX_BIOGRAPHY_CHARACTERS && LineHints.beginsWithName(text, lines, i)
                    ? biography(lines.text(text, i))
                    : "";
            if (!named.isEmpty() && !mentions(text, lines, i, named)) {
                person = named;
                found++;
            } else if (!lines.isText(text, i, person)) {
                break;
            }
            end = i;
        }
        lines.count = end;
    }

    /** Whom a line is a biography of; nobody if it is none. */
    private static String biography(String line) {
        Matcher biography = BIOGRAPHY.matcher(line);
        return biography.matches() ? biography.group(1) : "";
    }

    private static int headingOfBiography(char[] text, Lines lines) {
        for (int i = lines.count - 1, paragraphs = 0; i >= 0 && paragraphs <= MAX_BIOGRAPHY_PARAGRAPHS; i--) {
            int length = lines.length(i);
            if (length == 0) {
                continue;
            }
            if (length <= MAX_HEADING_CHARACTERS
                    && ABOUT_THE_AUTHOR.matcher(lines.text(text, i)).matches()) {
                return i;
            }
            paragraphs++;
        }
        return lines.count;
    }

    /** Whether one of the lines before names the person. */
    private static boolean mentions(char[] text, Lines lines, int before, String person) {
        String surname = person.substring(person.lastIndexOf(' ') + 1);
        for (int i = 0; i < before; i++) {
            String line = lines.text(text, i);
            if (!line.equals(person) && !line.regionMatches(true, 0, "by ", 0, 3) && line.contains(surname)) {
                return true;
            }
        }
        return false;
    }
}
