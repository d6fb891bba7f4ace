package dev.wirefold.contract;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The header that says which trace a record belongs to (W3C Trace Context), in the form of its version 00. */
public final class TraceParent {
    public static final String HEADER = "traceparent";

    /** A digit stands for a hexadecimal digit, all else for itself. */
    private static final String FORM = "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-00";

    private TraceParent() {}

    /** What a record says, byte for byte; null when it says nothing, or nothing of that form. */
    public static byte @Nullable [] of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header == null || header.value() == null || !isWellFormed(header.value()) ? null : header.value();
    }

    private static boolean isWellFormed(byte[] value) {
        if (value.length != FORM.length()) {
            return false;
        }
        for (int i = 0; i < value.length; i++) {
            boolean fits = FORM.charAt(i) == '-' ? value[i] == '-' : isDigit(value[i]);
            if (!fits) {
                return false;
            }
        }
        return new String(value, 0, 2, StandardCharsets.US_ASCII).equals("00");
    }

    /** Capitals are not allowed. */
    private static boolean isDigit(byte character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }
}
