package dev.wirefold.cli.poll;

import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import dev.wirefold.cli.console.Console;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.TrustedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How other people's servers are spoken to. */
public final class ServerOptions {
    private static final int MAX_CONTACT_CHARS = 200;
    private static final int MAX_CA_BYTES = 4 * 1024 * 1024;

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
            names = "--ca-file",
            paramLabel = "FILE",
            description = "Certificates in PEM that servers are trusted by, besides those of the JVM.")
    private @Nullable Path caFile;

    public boolean allowsPrivate() {
        return allowPrivate;
    }

    /** Tells whoever runs this that servers do not know whom to ask. */
    void warn(Console console) {
        if (contact == null && !allowPrivate) {
            console.err()
                    .println(console.errTerminal()
                            .yellow("servers are not told who asks; give a mail address or web page with --contact"));
        }
    }

    /** @throws UserErrorException when the contact can't stand in a header */
    public String userAgent() {
        String who = contact == null ? "" : contact.strip();
        boolean isHeader = who.length() <= MAX_CONTACT_CHARS && who.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (!isHeader || who.indexOf('(') >= 0 || who.indexOf(')') >= 0) {
            throw new UserErrorException("--contact: expected a mail address or web page in at most "
                    + MAX_CONTACT_CHARS + " characters of ASCII without brackets");
        }
        String version = ServerOptions.class.getPackage().getImplementationVersion();
        return "wirefold" + (version == null ? "" : "/" + version) + (who.isEmpty() ? "" : " (+" + who + ")");
    }

    /** Null: as the JVM trusts. */
    public @Nullable TrustedServers trust() {
        if (caFile == null) {
            return null;
        }
        try {
            if (Files.size(caFile) > MAX_CA_BYTES) {
                throw new UserErrorException("--ca-file: " + caFile + " is larger than " + MAX_CA_BYTES + " bytes");
            }
            return TrustedServers.with(Files.readAllBytes(caFile));
        } catch (IOException e) {
            throw new UserErrorException("--ca-file: " + caFile + " can't be read: " + FileFault.of(e), e);
        } catch (UnusableException e) {
            throw new UserErrorException("--ca-file: " + caFile + " " + e.why(), e);
        }
    }
}
