package dev.wirefold.cli.poll;

import dev.wirefold.UserErrorException;
import dev.wirefold.cli.console.Console;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.Credentials;
import dev.wirefold.wire.fetch.FetchLimits;
import dev.wirefold.wire.fetch.HostNames;
import dev.wirefold.wire.fetch.HttpFetcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How other people's servers are asked. */
public final class FetchOptions {
    private static final int MAX_CONTACT_CHARS = 200;
    private static final int MAX_CREDENTIALS_BYTES = 1024 * 1024;

    @Option(
            names = "--contact",
            paramLabel = "WHO",
            description = "A mail address or web page of whoever runs this; every server asked is told.")
    private @Nullable String contact;

    @Option(
            names = "--allow-private",
            description =
                    "Ask addresses of private, loopback and link-local networks too. Only for lists that you wrote.")
    private boolean allowPrivate;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "User names and passwords by host, as in .netrc: machine HOST login NAME password WORD.")
    private @Nullable Path credentials;

    @Option(names = "--pages", description = "Where an item has only a teaser, take the text of its page.")
    private boolean pages;

    boolean pages() {
        return pages;
    }

    HttpFetcher fetcher(Console console) {
        if (contact == null && !allowPrivate) {
            console.err()
                    .println(console.errTerminal()
                            .yellow("servers are not told who asks; give a mail address or web page with --contact"));
        }
        return new HttpFetcher(
                new HttpFetcher.Settings(
                        userAgent(), allowPrivate, FetchLimits.DEFAULT, readCredentials(), HostNames.SYSTEM),
                console.clock());
    }

    private String userAgent() {
        String who = contact == null ? "" : contact.strip();
        boolean isHeader = who.length() <= MAX_CONTACT_CHARS && who.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (!isHeader || who.indexOf('(') >= 0 || who.indexOf(')') >= 0) {
            throw new UserErrorException("--contact: expected a mail address or web page in at most "
                    + MAX_CONTACT_CHARS + " characters of ASCII without brackets");
        }
        String version = FetchOptions.class.getPackage().getImplementationVersion();
        return "wirefold" + (version == null ? "" : "/" + version) + (who.isEmpty() ? "" : " (+" + who + ")");
    }

    private Credentials readCredentials() {
        if (credentials == null) {
            return Credentials.NONE;
        }
        try {
            if (Files.size(credentials) > MAX_CREDENTIALS_BYTES) {
                throw new UserErrorException(
                        "--credentials: " + credentials + " is larger than " + MAX_CREDENTIALS_BYTES + " bytes");
            }
            return Credentials.parse(Files.readString(credentials, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UserErrorException("--credentials: " + credentials + " can't be read: " + e, e);
        } catch (UnusableException e) {
            throw new UserErrorException("--credentials: " + credentials + " " + e.why(), e);
        }
    }
}
