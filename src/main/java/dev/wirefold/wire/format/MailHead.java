package dev.wirefold.wire.format;

import dev.wirefold.wire.InputStart;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Recognises mail by its header, as far as the beginning of an input reaches: nothing but fields and their continuations up
 * to the first empty line, and among them those that mail has and prose has not.
 *
 * @param fields what was found, by name in lower case
 */
record MailHead(Map<String, String> fields) {
    private static final Set<String> SURE = Set.of(
            "message-id", "mime-version", "received", "return-path", "content-type", "delivered-to", "dkim-signature");
    private static final Set<String> USUAL = Set.of("from", "to", "cc", "date", "subject", "sender", "reply-to");

    /** An input of so many characters may go on behind what is looked at, in the middle of a line. */
    private static final int MIN_CHARS_CUT = InputStart.MAX_BYTES / 4;

    static boolean isMail(InputStart head) {
        MailHead mail = of(head.text());
        return mail.isMessage() && !mail.isPage();
    }

    /** A page that a browser has saved with its pictures (MHTML, RFC 2557). */
    static boolean isPage(InputStart head) {
        MailHead mail = of(head.text());
        return mail.isMessage() && mail.isPage();
    }

    private static MailHead of(String text) {
        Map<String, String> fields = new HashMap<>();
        String name = "";
        int from = isMailbox(text) ? text.indexOf('\n') + 1 : 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            boolean last = end < 0;
            boolean cut = last && text.length() > MIN_CHARS_CUT;
            String line = text.substring(from, last ? text.length() : end).stripTrailing();
            from = last ? text.length() : end + 1;
            if (line.isEmpty()) {
                break;
            }
            if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                fields.merge(name, line.strip(), (a, b) -> a + " " + b);
            } else if (!cut || line.indexOf(':') > 0) {
                int colon = endOfName(line);
                if (colon < 1) {
                    return new MailHead(Map.of());
                }
                name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                fields.putIfAbsent(name, line.substring(colon + 1).strip());
            }
        }
        return new MailHead(fields);
    }

    /** A file of many messages, each behind a line that begins so. */
    static boolean isMailbox(String text) {
        return text.startsWith("From ") && text.indexOf('\n') > 0;
    }

    /** The place of the colon behind a field's name, -1 if there is none. */
    private static int endOfName(String line) {
        int at = 0;
        while (at < line.length() && line.charAt(at) > ' ' && line.charAt(at) < 0x7F && line.charAt(at) != ':') {
            at++;
        }
        return at > 0 && at < line.length() && line.charAt(at) == ':' ? at : -1;
    }

    private boolean isMessage() {
        long sure = fields.keySet().stream().filter(SURE::contains).count();
        long usual = fields.keySet().stream().filter(USUAL::contains).count();
        boolean addressed = fields.getOrDefault("from", "").contains("@");
        return (sure >= 1 && sure + usual >= 2) || (addressed && usual >= 3);
    }

    private boolean isPage() {
        String type = fields.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        boolean saved = fields.containsKey("snapshot-content-location")
                || fields.getOrDefault("from", "").toLowerCase(Locale.ROOT).contains("saved by");
        boolean sent = fields.containsKey("to") || fields.containsKey("received") || fields.containsKey("message-id");
        return saved || (!sent && type.startsWith("multipart/related"));
    }
}
