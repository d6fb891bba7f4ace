package dev.wirefold.contract;

/** What a dead letter says when it could not copy the whole value of the record. */
public final class CopiedValue {
    private static final String BEGIN = "; only its first ";
    private static final String END = " bytes are here";

    private CopiedValue() {}

    /** To stand at the end of the message. */
    public static String note(int copiedBytes) {
        return BEGIN + copiedBytes + END;
    }

    /** Whether the dead letter with this message has only the beginning of the value. */
    public static boolean isCut(String message) {
        return message.endsWith(END) && message.contains(BEGIN);
    }
}
