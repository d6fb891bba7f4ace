package dev.wirefold.wire.format;

import dev.wirefold.wire.ArticleFormat;
import dev.wirefold.wire.ArticleSink;
import dev.wirefold.wire.Input;
import dev.wirefold.wire.InputStart;
import dev.wirefold.wire.Refusal;
import dev.wirefold.wire.UnusableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The wire service transmission guidelines ANPA 1312 (1989), one message or several: every message is an article. */
final class Anpa1312Format implements ArticleFormat {
    @Override
    public String format() {
        return "anpa-1312";
    }

    @Override
    public boolean accepts(InputStart head) {
        return isMessage(head);
    }

    /** A letter for the service level and the number, ended by a unit separator. */
    static boolean isMessage(InputStart head) {
        String text = WireText.withoutIdle(head.text());
        int end = text.indexOf(WireText.UNIT_SEPARATOR);
        return text.length() > 3
                && text.charAt(0) == WireText.START_OF_HEADING
                && Character.isLetter(text.charAt(1))
                && end > 2
                && end <= 8
                && text.substring(2, end).chars().allMatch(Character::isDigit);
    }

    @Override
    public void read(Input input, ArticleSink sink) throws IOException, UnusableException {
        byte[] document = input.readDocument();
        List<String> messages = messages(WireText.decode(document));
        if (messages.isEmpty()) {
            throw new UnusableException("has no start of a heading, as messages in ANPA 1312 have");
        }
        for (int i = 0; i < messages.size(); i++) {
            boolean alone = messages.size() == 1;
            String where = alone ? input.where() : input.where() + "#" + (i + 1);
            try {
                Anpa1312Message.read(messages.get(i), input.given(), input.times())
                        .finish(input, where, alone, document, sink);
            } catch (UnusableException e) {
                sink.refused(new Refusal(where, e.why()));
            }
        }
    }

    private static List<String> messages(String text) {
        List<String> messages = new ArrayList<>();
        int from = text.indexOf(WireText.START_OF_HEADING);
        while (from >= 0) {
            int next = text.indexOf(WireText.START_OF_HEADING, from + 1);
            messages.add(text.substring(from + 1, next < 0 ? text.length() : next));
            from = next;
        }
        return messages;
    }
}
