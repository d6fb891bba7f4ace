package dev.wirefold.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Gives an id to a document that brings none: always the same one, so that publishing it again changes nothing. */
@FunctionalInterface
public interface FallbackId {
    /** @throws UnusableException when the id belongs to another document already */
    String of(byte[] document) throws UnusableException;

    /** For input without a name: {@code text-} and 64 bits of its SHA-256 in hexadecimal. */
    FallbackId FROM_CONTENT = document -> {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document);
            return "text-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    };

    /** For tests and callers with a known id. */
    static FallbackId fixed(String id) {
        return document -> id;
    }
}
