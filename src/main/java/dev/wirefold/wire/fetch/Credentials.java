package dev.wirefold.wire.fetch;

import dev.wirefold.wire.UnusableException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** User names and passwords by host, as in a {@code .netrc}: {@code machine HOST login NAME password WORD}. */
public final class Credentials {
    public static final Credentials NONE = new Credentials(Map.of());

    private final Map<String, String> byHost;

    private Credentials(Map<String, String> byHost) {
        this.byHost = Map.copyOf(byHost);
    }

    /** @throws UnusableException when it is not written like that; no word of it is in the message */
    public static Credentials parse(String netrc) throws UnusableException {
        Map<String, String> byHost = new HashMap<>();
        StringTokenizer words = new StringTokenizer(netrc);
        String host = null;
        String login = "";
        while (words.hasMoreTokens()) {
            String name = words.nextToken();
            if (!words.hasMoreTokens()) {
                throw new UnusableException("ends behind a name without a value");
            }
            String value = words.nextToken();
            switch (name) {
                case "machine" -> host = value.toLowerCase(Locale.ROOT);
                case "login" -> login = value;
                case "password" -> {
                    if (host == null) {
                        throw new UnusableException("has a password before the first machine");
                    }
                    byHost.put(host, okhttp3.Credentials.basic(login, value));
                }
                default -> throw new UnusableException("has another name than machine, login and password");
            }
        }
        return new Credentials(byHost);
    }

    /** The header for an address; only over TLS, or within one machine. */
    @Nullable
    String authorizationFor(HttpUrl address) {
        var literal = PublicAddresses.literal(address.host());
        boolean isLoopback = literal != null && literal.isLoopbackAddress();
        return address.isHttps() || isLoopback ? byHost.get(address.host()) : null;
    }

    @Override
    public String toString() {
        return "Credentials[" + byHost.size() + " hosts]";
    }
}
