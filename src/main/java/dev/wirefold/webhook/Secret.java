package dev.wirefold.webhook;

import dev.wirefold.wire.UnusableException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a receiver and this program know, and nobody else: signs messages as Standard Webhooks 1.0.0 says, version v1. */
public final class Secret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final SecretKeySpec key;

    private Secret(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * @param text {@code whsec_} and 24 to 64 bytes in Base64
     * @throws UnusableException when it is not written like that; no word of it is in the message
     */
    public static Secret parse(String text) throws UnusableException {
        String stripped = text.strip();
        try {
            byte[] bytes = stripped.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(stripped.substring(PREFIX.length()))
                    : new byte[0];
            if (bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES) {
                return new Secret(bytes);
            }
        } catch (IllegalArgumentException e) {
            // Told below, without what it quotes.
        }
        throw new UnusableException("has a line that is not " + PREFIX + " and " + MIN_BYTES + " to " + MAX_BYTES
                + " bytes in Base64; make one with: echo " + PREFIX + "$(openssl rand -base64 32)");
    }

    /** The header of a message that several secrets sign: who knows any of them can check it. */
    static String signatures(List<Secret> secrets, String id, long timestampSeconds, byte[] body) {
        StringBuilder header = new StringBuilder();
        for (Secret secret : secrets) {
            header.append(header.isEmpty() ? "" : " ").append(secret.signature(id, timestampSeconds, body));
        }
        return header.toString();
    }

    private String signature(String id, long timestampSeconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestampSeconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
