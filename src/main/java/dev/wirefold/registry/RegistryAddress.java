package dev.wirefold.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a schema registry is, and how to sign on to it.
 *
 * @param url before the paths of Confluent's interface, without a slash at its end
 * @param authorization value of the header of that name; empty: none is sent
 * @param tls whom to trust, and who this is; empty: as the JVM has it
 */
public record RegistryAddress(URI url, Optional<String> authorization, Optional<SSLContext> tls) {
    /** @param userInfo user and password, with a colon between */
    public static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    public static String bearer(String token) {
        return "Bearer " + token;
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return url.toString();
    }
}
