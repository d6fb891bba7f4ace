package dev.wirefold.core.text;

/**
 * Finds where a release ends and says whom journalists may ask: names, telephone numbers, addresses and who passed it on, often
 * without a line of its own. That is the same under all releases of a sender.
 *
 * <p>Where the phrases come from: written for this program, after what releases commonly say.
 */
final class PressContacts {
    /** Of a text's end; what follows is more than contacts if it is longer, or longer than what stands before. */
    static final int MAX_CHARACTERS = 600;

    /** From the beginning of a phrase to its colon: {@code For media inquiries, please contact:}. */
    private static final int MAX_TO_COLON = 60;

    private static final Openings PHRASES =
            Openings.of("press contact|media contact|media relations contact|contact for media|contacts for media"
                    + "|media inquiries|media enquiries|press inquiries|press enquiries|for media inquiries|for media enquiries"
                    + "|for press inquiries|for press enquiries|pressekontakt|medienkontakt|kontakt für medien"
                    + "|kontakt für die presse|rückfragen von medienvertretern|rückfragen von journalisten"
                    + "|rückfragen bitte an|ansprechpartner für medien|ansprechpartner für die presse|original-content von"
                    + "|contact presse|contacts presse|contact médias|contacts médias"
                    + "|contacto de prensa|contactos de prensa|contacto para medios|contacto para prensa"
                    + "|contacto para la prensa|contatti stampa|contatto stampa|contatti per la stampa"
                    + "|contato para imprensa|contacto para a imprensa|contactos de imprensa|contato de imprensa"
                    + "|contacto de imprensa|perscontact|contact voor de pers|contactpersoon voor de pers"
                    + "|noot voor de redactie");

    private PressContacts() {}

    /**
     * Where they begin.
     *
     * @param length of the text, and where they begin that has none
     */
    static int start(char[] text, int length) {
        int from = Math.max(length / 2, length - MAX_CHARACTERS);
        for (int at = from; at < length; at++) {
            if (text[at] == ':') {
                int start = phraseBefore(text, from, at);
                if (start >= 0) {
                    return start;
                }
            }
        }
        return length;
    }

    /** Where a phrase begins that ends with this colon; -1 if none does. */
    private static int phraseBefore(char[] text, int from, int colon) {
        int first = Math.max(from, colon - MAX_TO_COLON);
        String before = new String(text, first, colon - first);
        for (int at = 0; at < before.length(); at++) {
            // A small letter is in the middle of a sentence, which tells something.
            if (Character.isUpperCase(before.charAt(at))
                    && PHRASES.standAt(before, at)
                    && before.indexOf(". ", at) < 0
                    && before.indexOf('\n', at) < 0) {
                return first + at;
            }
        }
        return -1;
    }
}
