package dev.wirefold.wire.fetch;

import dev.wirefold.wire.UnusableException;
import okhttp3.HttpUrl;

/** Addresses as people write them. */
public final class WebAddresses {
    static final int MAX_ADDRESS_CHARS = 4_000;

    private WebAddresses() {}

    /**
     * An address in http or https, as browsers read it.
     *
     * @throws UnusableException when it is none, or holds a password
     */
    public static HttpUrl parse(String given) throws UnusableException {
        String text = given.strip();
        if (text.length() > MAX_ADDRESS_CHARS) {
            throw new UnusableException("is longer than " + MAX_ADDRESS_CHARS + " characters");
        }
        HttpUrl address = HttpUrl.parse(withoutFeedScheme(text));
        if (address == null) {
            throw new UnusableException("is no address in http or https");
        }
        if (!address.encodedUsername().isEmpty() || !address.encodedPassword().isEmpty()) {
            throw new UnusableException("holds a user name or password; put it into the file of --credentials");
        }
        return address.newBuilder().fragment(null).build();
    }

    /** Some lists have {@code feed://host} or {@code feed:https://host}. */
    private static String withoutFeedScheme(String text) {
        if (text.startsWith("feed://")) {
            return "http://" + text.substring("feed://".length());
        }
        return text.startsWith("feed:") ? text.substring("feed:".length()) : text;
    }
}
