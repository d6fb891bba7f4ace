package dev.wirefold.wire;

import dev.wirefold.avro.Article;
import dev.wirefold.core.text.LetterCase;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises short notes to desks that withdraw a story and do not say by which id. A word for it stands first in the slug,
 * the headline or the first line, and the note either holds nothing but a headline or asks not to use a story. News that
 * begins with such a word goes on to tell something.
 */
final class BareNote {
    static final int MAX_WORDS = 60;

    /** Longer texts can't have so few words that people write. */
    private static final int MAX_CHARS = 1_500;

    /** News has no label like these. */
    private static final Set<String> DESKS_ALONE = Set.of("kill", "withhold", "withdrawn", "withdrawal");

    /** News has them too: a firm recalls its cars. */
    private static final Set<String> OTHERS = Set.of(
            "killed",
            "withheld",
            "withdraw",
            "recall",
            "recalled",
            "retract",
            "retracted",
            "retraction",
            "canceled",
            "cancelled",
            "cancellation",
            "disregard",
            "zurückgezogen",
            "rückzug",
            "rückruf",
            "stornierung",
            "storno",
            "annulé",
            "annulée",
            "annulation",
            "retrait",
            "anulado",
            "anulada",
            "anulación",
            "retirada",
            "annullato",
            "annullata",
            "annullamento",
            "ritirato",
            "ritirata",
            "ingetrokken");

    private static final String ENDS_LABEL = ":-–—/*!|";
    private static final String ITEM =
            "(?:story|stories|item|article|dispatch|copy|advisory|report|text|version|alert|urgent|headline|note)";
    private static final String MELDUNG = "(?:meldung|beitrag|text|artikel|bericht|korrespondenz|fassung)";

    /** Ask a desk not to use a story, or say of it that it no longer stands. Each looks a few words ahead. */
    private static final String SAYING =
            "(?:(?:please |kindly |editors,? |clients |desks )*(?:do not|don['’]t|must not|should not) "
                    + "(?:use|publish|run|broadcast) (?:\\S+ ){0,3}?" + ITEM + "\\b"
                    + "|(?:please|kindly) (?:do not|don['’]t) (?:use|publish|run|broadcast)(?: it| this| further)?(?=[.!]|$)"
                    + "|(?:please |kindly )?(?:disregard|kill|withhold|withdraw|ignore|delete) (?:this|the|our|that|previous|earlier)"
                    + " (?:\\S+ ){0,3}?" + ITEM + "\\b"
                    + "|(?:this|the|our|above|following|earlier|previous) (?:\\S+ ){0,2}?(?:story|item|dispatch|article)"
                    + " (?:is|has been|is being|should be|must be) (?:\\S+ )?(?:withdrawn|killed|recalled|retracted|cancell?ed|withheld)\\b"
                    + "|(?:story|item|dispatch|article) (?:must|should|may) not be (?:used|published|broadcast)\\b"
                    + "|(?:story|item|dispatch) (?:withdrawn|killed|retracted)\\b"
                    + "|bitte (?:\\S+ ){0,6}?nicht (?:mehr |weiter )?(?:zu )?(?:verwenden|veröffentlichen|verbreiten)\\b"
                    + "|" + MELDUNG + " (?:\\S+ ){0,4}?(?:wird|ist|wurde) (?:\\S+ ){0,2}?zurückgezogen\\b"
                    + "|" + MELDUNG + " zurückgezogen\\b"
                    + "|(?:merci de |veuillez |prière de )ne pas (?:utiliser|publier|diffuser|tenir compte)\\b"
                    + "|(?:dépêche|article|papier) (?:est |a été )?annulée?\\b"
                    + "|(?:por favor,? |rogamos )?no (?:utilizar|usar|publicar|difundir) (?:\\S+ ){0,3}?(?:nota|noticia|despacho|información)\\b"
                    + "|(?:nota|noticia|despacho|información) (?:ha sido |queda )(?:anulad|retirad)[oa]\\b)";

    private static final Pattern SAYS = Pattern.compile("\\b" + SAYING);
    private static final Pattern BEGINS =
            Pattern.compile("(?:(?:achtung|attention|eds?|editors?|note to editors|an die redaktionen)\\W+)?" + SAYING);

    private BareNote() {}

    static boolean is(Article article) {
        String body = article.getBody().strip();
        String headline = Objects.requireNonNullElse(article.getHeadline(), "").strip();
        if (body.length() > MAX_CHARS || headline.length() > MAX_CHARS || KillNote.isSubstitute(article)) {
            return false;
        }
        String firstLine = body.lines().findFirst().orElse("");
        boolean oneLine =
                body.isEmpty() || body.equalsIgnoreCase(headline) || (headline.isEmpty() && body.equals(firstLine));
        String whole = oneLine && !body.isEmpty() ? body : headline + "\n" + body;
        if (new StringTokenizer(whole).countTokens() > MAX_WORDS) {
            return false;
        }
        boolean says = SAYS.matcher(spaced(whole)).find();
        return Stream.of(Objects.requireNonNullElse(article.getSlugline(), ""), headline, firstLine)
                .map(String::strip)
                .anyMatch(head -> marks(head, says, oneLine)
                        || BEGINS.matcher(spaced(head)).lookingAt());
    }

    private static String spaced(String text) {
        return LetterCase.lower(String.join(" ", text.strip().split("\\s+")));
    }

    private static boolean marks(String head, boolean says, boolean oneLine) {
        StringTokenizer words = new StringTokenizer(head);
        if (!words.hasMoreTokens()) {
            return false;
        }
        String first = words.nextToken();
        int end = 0;
        while (end < first.length() && Character.isLetter(first.charAt(end))) {
            end++;
        }
        String mark = first.substring(0, end);
        String word = LetterCase.lower(mark);
        boolean capitals = mark.equals(mark.toUpperCase(Locale.ROOT));
        String next = end < first.length() ? first.substring(end) : words.hasMoreTokens() ? words.nextToken() : "";
        boolean label = next.isEmpty() || ENDS_LABEL.indexOf(next.charAt(0)) >= 0;
        boolean known = DESKS_ALONE.contains(word) || OTHERS.contains(word);
        return known && ((says && (capitals || label)) || (oneLine && capitals && label && DESKS_ALONE.contains(word)));
    }
}
