package dev.wirefold.core.text;

/** Cuts sentence after sentence out of a text, case-folded and with one form for each letter. Holds a buffer for one thread. */
final class FoldedSentence {
    /** Where more low lines follow each other, {@link Connectors} has to look. */
    private static final int MAX_LOW_LINES = 32;

    /** With a line's end behind it. */
    char[] chars = new char[1_024];

    int length;
    /** Whether it holds what {@link WordChars} says too little of; the characters are no good then. */
    boolean isClose;

    /**
     * Takes the next sentence.
     *
     * @return where it ends
     */
    int take(char[] text, int textLength, int start) {
        if (chars.length < 2 * (textLength - start) + 2) {
            chars = new char[2 * (textLength - start) + 2];
        }
        char[] to = chars;
        int count = 0;
        int traits = 0;
        int lowLines = 0;
        int end = textLength;
        for (int at = start; at < end; at++) {
            int folded = WordChars.folded(text, at);
            traits |= folded;
            to[count++] = (char) (folded >>> Character.SIZE);
            if ((folded & WordChars.SPECIAL) == 0) {
                continue;
            }
            char c = text[at];
            if (c == 'ß') {
                to[count - 1] = 's';
                to[count++] = 's';
            } else if (c == '_') {
                lowLines = at > start && text[at - 1] == '_' ? lowLines + 1 : 1;
                traits |= lowLines > MAX_LOW_LINES ? WordChars.CLOSE : 0;
            } else {
                count -= folded >>> Character.SIZE == 0 ? 1 : 0;
                int sentenceEnd = end == textLength ? Sentence.endBehind(text, textLength, at) : -1;
                end = sentenceEnd < 0 ? end : sentenceEnd;
            }
        }
        to[count] = '\n';
        length = count;
        isClose = (traits & WordChars.CLOSE) != 0;
        return end;
    }
}
