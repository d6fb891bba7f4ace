package dev.wirefold.core.text;

import java.util.regex.Pattern;

/** Who took the picture, who else worked on the report, and which agencies it was made from. */
final class Credits {
    private static final int LINE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final String AGENCY =
            "(?:AFP|AP|Reuters|REUTERS|EPA(?:-EFE)?|EFE|dpa|DPA|APA|ANSA|ANP|Lusa|LUSA|Belga|Keystone|TASS|Xinhua|Bloomberg"
                    + "|PA(?: Wire)?|Anadolu(?: Agency)?|Getty(?: Images)?|Shutterstock|UPI|Zuma(?: Press)?|NurPhoto|Alamy"
                    + "|imago|IMAGO|picture alliance|LaPresse|Europa Press|Agência Brasil|MAXPPP|Hans Lucas)";

    /** Two to four capitalised words. */
    static final String NAME = "\\p{Lu}[\\p{L}.'-]*+(?: \\p{Lu}[\\p{L}.'-]*+){1,3}";

    /** A caption's end: who took the picture, and for whom. */
    private static final Pattern PHOTO_CREDIT = Pattern.compile("(?:^|[\\s.\"(\\[])(?:" + NAME + " ?/ ?" + AGENCY
            + "|(?:AP|AFP|Reuters|EPA) Photo ?/ ?" + NAME + "|" + AGENCY + " ?/ ?" + NAME
            + "|\\((?:Photo|Picture|Image|Foto|Bild|Imagen|Immagine|Imagem|Beeld)[:/ ].{2,80}"
            + "|(?:Foto|Bild|Fotos|Bilder|Symbolbild|Crédit(?:s)?(?: photo)?|Photo|Fotografía|Imagen|Immagine|Imagem|Beeld)"
            + " ?[:©] ?(?:©? ?" + NAME + "|©? ?" + AGENCY + ")"
            + "|© ?" + NAME
            + "|(?:Photo|Photograph|Picture|Image)s? by " + NAME
            + "|(?:Photo|Photograph|Picture|Image|Credit)s?(?: (?:by|credit))?: ?.{2,80})"
            + "(?: (?:via|/|-) " + AGENCY + "| ?/ ?" + AGENCY + ")?[.)\\]]?$");

    /** A credit holds one of these; looking for them is far cheaper than looking for a credit. */
    private static final String[] PHOTO_CREDIT_HINTS = {
        "/", "©", "hoto", "Foto", "icture", "mage", "Bild", "bild:", "redit", "rédit", "magine", "Beeld"
    };

    /** Who else worked on the report. */
    private static final Pattern SIGN_OFF = Pattern.compile(
            "[(\\[]?(?:(?:additional |with )?reporting by .{2,200}|(?:edited|editing|written|compiled) by .{2,120}"
                    + "|.{2,80} contributed (?:to (?:this|the) (?:report|story|article)|(?:to )?(?:the )?reporting)"
                    + "|with (?:inputs?|files|reporting|material) from .{2,80}|source: .{2,60}"
                    + "|this (?:story|article|report) (?:was|has been) (?:originally |first )?(?:published|produced|edited|updated) .{2,200})"
                    + "[.)\\]]*",
            LINE);

    static final String CONTRIBUTED = "contributed ";
    /** Up to where somebody has contributed: behind a bracket, 80 characters of names and a space. */
    static final int MAX_CONTRIBUTORS_CHARACTERS = 82 + CONTRIBUTED.length();

    /** A sign-off begins with one of these, or somebody contributed. */
    static final Openings SIGN_OFF_OPENINGS =
            Openings.of("additional |with |reporting by |edited by |editing by |written by |compiled by |source: "
                    + "|this story |this article |this report ");

    /** Nothing but agencies, or thanks to them. */
    private static final Pattern AGENCY_LINE = Pattern.compile(
            "[(\\[]?(?:(?:(?:mit (?:material|informationen) (?:von|der)|avec(?: l')?|con información de|con informazioni (?:di|da)"
                    + "|com informações d[aeo]s?|fonte|fuente|quelle|bron|com|con|met|mit) ?:? ?)?"
                    + "(?:(?:l'|la |le |der |dem |den )?(?:agence |agencia |agenzia |agência |agentur(?:en)? )?"
                    + AGENCY
                    + "(?:,| et| und| y| e| en|/)? ?){1,4}"
                    + "|redazione ansa|redaktion|-30-|###|ends)[.)\\]]*",
            LINE);

    static final Openings AGENCY_LINE_OPENINGS =
            Openings.of("afp|ap|reuters|epa|efe|dpa|ansa|anp|lusa|belga|keystone|tass|xinhua|bloomberg|pa|anadolu|getty"
                    + "|shutterstock|upi|zuma|nurphoto|alamy|imago|picture alliance|lapresse|europa press|agência brasil"
                    + "|maxppp|hans lucas|mit|avec|con|com|fonte|fuente|quelle|bron|met|l'|la |le |der |dem |den |agence "
                    + "|agencia |agenzia |agência |agentur|redazione ansa|redaktion|-30-|###|ends");

    private Credits() {}

    static boolean endsWithPhotoCredit(String line) {
        for (String hint : PHOTO_CREDIT_HINTS) {
            if (line.contains(hint)) {
                return PHOTO_CREDIT.matcher(line).find();
            }
        }
        return false;
    }

    static boolean isSignOff(String line) {
        return maySignOff(line) && SIGN_OFF.matcher(line).matches();
    }

    private static boolean maySignOff(String line) {
        int start = behindBracket(line);
        return SIGN_OFF_OPENINGS.standAt(line, start)
                || Phrases.contains(line, 0, Math.min(line.length(), MAX_CONTRIBUTORS_CHARACTERS), CONTRIBUTED);
    }

    static boolean isAgencyLine(String line) {
        return AGENCY_LINE_OPENINGS.standAt(line, behindBracket(line))
                && AGENCY_LINE.matcher(line).matches();
    }

    private static int behindBracket(String line) {
        return "([".indexOf(line.charAt(0)) < 0 ? 0 : 1;
    }
}
