package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Mail (RFC 5322, MIME): one article a message, and any number in a mailbox file. */
final class MailFormat implements ArticleFormat {
    private static final byte[] NEXT_MESSAGE = "\n\nFrom ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEXT_MESSAGE_CRLF = "\r\n\r\nFrom ".getBytes(StandardCharsets.US_ASCII);

    /** A plain text so much shorter than the page beside it only says that there is one. */
    private static final int MIN_SHARE_OF_PLAIN_TEXT = 4;

    @Override
    public String format() {
        return "mail";
    }

    @Override
    public boolean accepts(InputStart head) {
        return MailHead.isMail(head);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        List<byte[]> messages = messages(document);
        for (int i = 0; i < messages.size(); i++) {
            boolean alone = messages.size() == 1;
            String where = alone ? input.where() : input.where() + "#" + (i + 1);
            try {
                draft(messages.get(i), input).finish(input, where, alone, document, sink);
            } catch (UnusableException e) {
                sink.refused(new Refusal(where, e.why()));
            }
        }
    }

    /** Without the lines that part them in a mailbox file. */
    private static List<byte[]> messages(byte[] document) {
        int from = 0;
        while (from < document.length && document[from] <= ' ' && document[from] >= 0) {
            from++;
        }
        if (!startsWith(document, "From ".getBytes(StandardCharsets.US_ASCII), from)) {
            return List.of(Arrays.copyOfRange(document, from, document.length));
        }
        List<byte[]> messages = new ArrayList<>();
        while (from < document.length) {
            int begin = behindLine(document, from);
            int end = begin;
            while (end < document.length
                    && !startsWith(document, NEXT_MESSAGE, end)
                    && !startsWith(document, NEXT_MESSAGE_CRLF, end)) {
                end++;
            }
            messages.add(Arrays.copyOfRange(document, begin, end));
            from = end;
            while (from < document.length && document[from] <= ' ' && document[from] >= 0) {
                from++;
            }
        }
        return messages;
    }

    private static int behindLine(byte[] document, int from) {
        int at = from;
        while (at < document.length && document[at] != '\n') {
            at++;
        }
        return Math.min(document.length, at + 1);
    }

    private static boolean startsWith(byte[] document, byte[] part, int at) {
        return at + part.length <= document.length
                && Arrays.equals(document, at, at + part.length, part, 0, part.length);
    }

    private static ArticleDraft draft(byte[] message, Input input) throws UnusableException {
        MailParts mail = MailParts.read(message);
        ArticleDraft draft = new ArticleDraft(input.times());
        draft.id(bare(mail.field("message-id")));
        draft.plainHeadline("Subject", mail.field("subject"));
        draft.source(sender(mail.field("from")));
        draft.publishedAt("Date", mail.field("date"));
        draft.language(firstOf(mail.field("content-language")));
        draft.derivedFrom(bare(mail.field("supersedes")));
        for (int i = 0; i < mail.attachments(); i++) {
            draft.unknown("attachment");
        }
        WireText.takeStory(text(mail), draft, input.given());
        return draft;
    }

    private static String text(MailParts mail) throws UnusableException {
        String plain = "";
        String page = "";
        for (MailParts.Part part : mail.parts()) {
            boolean html = part.type().equals("text/html");
            if (html && page.isEmpty()) {
                page = MarkupText.of(MarkupText.html(part.text()).body());
            } else if (!html && plain.isEmpty()) {
                plain = flowed(part);
            }
        }
        if (plain.isBlank() && page.isEmpty()) {
            throw new UnusableException("is mail without a text");
        }
        return plain.length() < page.length() / MIN_SHARE_OF_PLAIN_TEXT ? page : plain;
    }

    /** Lines that end in a blank go on in the next one (RFC 3676). */
    private static String flowed(MailParts.Part part) throws UnusableException {
        String text = withoutSignature(part.text().replace("\r\n", "\n"));
        String type = part.header().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        boolean withoutBlank = type.replace(" ", "").contains("delsp=yes");
        return type.contains("format=flowed") ? text.replace(" \n", withoutBlank ? "" : " ") : text;
    }

    private static String withoutSignature(String text) {
        int at = text.indexOf("\n-- \n");
        return at < 0 ? text : text.substring(0, at);
    }

    /** The name in front of the address, or behind it in brackets; the address where there is none. */
    private static String sender(String from) {
        int address = from.indexOf('<');
        String name = address < 0 ? from : from.substring(0, address);
        int bracket = name.indexOf('(');
        String noted = bracket < 0 ? name : name.substring(bracket + 1).replace(")", "");
        String plain = noted.replace("\"", "").strip();
        return plain.isEmpty() ? bare(from) : plain;
    }

    private static String bare(String address) {
        int from = address.indexOf('<');
        int to = address.indexOf('>', from + 1);
        return from < 0 || to < 0
                ? address.strip()
                : address.substring(from + 1, to).strip();
    }

    private static @Nullable String firstOf(String list) {
        int comma = list.indexOf(',');
        return ArticleDraft.said(comma < 0 ? list : list.substring(0, comma));
    }
}
