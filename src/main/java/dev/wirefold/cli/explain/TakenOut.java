package dev.wirefold.cli.explain;

import dev.wirefold.core.fingerprint.Explanation.Side;
import dev.wirefold.core.fingerprint.Explanation.Span;
import java.util.ArrayList;
import java.util.List;

/** A text of which the sentences are left out that another has too. */
final class TakenOut {
    /** Stands for one of them. */
    private static final String GAP = "{...}";

    private TakenOut() {}

    static Side of(Side side) {
        StringBuilder text = new StringBuilder();
        List<Span> passages = new ArrayList<>();
        int copied = 0;
        int passage = 0;
        for (Span taken : side.taken()) {
            passage = copyPassages(side, passage, copied, taken.start(), text.length(), passages);
            text.append(side.text(), copied, taken.start()).append(GAP);
            copied = taken.end();
        }
        copyPassages(side, passage, copied, side.text().length(), text.length(), passages);
        text.append(side.text().substring(copied));
        return new Side(
                side.fingerprint(), text.toString(), List.copyOf(passages), List.of(), side.alone(), side.common());
    }

    /**
     * Those that lie in what is copied, or the parts of them that do and hold a word.
     *
     * @param first the first that may
     * @param at where the copy begins
     * @return the first that may lie behind it
     */
    private static int copyPassages(Side side, int first, int start, int end, int at, List<Span> into) {
        List<Span> all = side.passages();
        int next = first;
        for (; next < all.size() && all.get(next).start() < end; next++) {
            int from = Math.max(start, all.get(next).start());
            int to = Math.min(end, all.get(next).end());
            if (from < to && !side.text().substring(from, to).isBlank()) {
                into.add(new Span(from - start + at, to - start + at));
            }
            if (all.get(next).end() > end) {
                return next;
            }
        }
        return next;
    }
}
