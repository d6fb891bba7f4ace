package dev.wirefold.cli.poll;

import dev.wirefold.FileFault;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How other people's servers are asked. */
public final class FetchOptions {
    private static final int MAX_CREDENTIALS_BYTES = 1024 * 1024;

    @Mixin
    private ServerOptions servers = new ServerOptions();

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
        servers.warn(console);
        return new HttpFetcher(
                new HttpFetcher.Settings(
                        servers.userAgent(),
                        servers.allowsPrivate(),
                        FetchLimits.DEFAULT,
                        readCredentials(),
                        HostNames.SYSTEM,
                        servers.trust()),
                console.clock());
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
            throw new UserErrorException("--credentials: " + credentials + " can't be read: " + FileFault.of(e), e);
        } catch (UnusableException e) {
            throw new UserErrorException("--credentials: " + credentials + " " + e.why(), e);
        }
    }
}
