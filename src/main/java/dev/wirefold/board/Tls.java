package dev.wirefold.board;

import dev.wirefold.UserErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.util.Collections;
import java.util.Map;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Scanner;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board's key and certificate. A board that has them speaks TLS at its port and nothing else. When the file of them
 * changes the board goes on with what it says then: a certificate is renewed while it runs.
 */
public final class Tls {
    private static final String TYPE = "PKCS12";

    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final int LOOKS_EVERY_SECONDS = 2;

    private final Path file;
    private final KeyStore keyStore;
    private final String password;

    private Tls(Path file, KeyStore keyStore, String password) {
        this.file = file;
        this.keyStore = keyStore;
        this.password = password;
    }

    /**
     * Reads a key store in PKCS#12 (RFC 7292).
     *
     * @param password of the store, and of the key in it
     * @throws UserErrorException when it can't be used; it says why
     */
    public static Tls of(Path file, String password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore keyStore = KeyStore.getInstance(TYPE);
            keyStore.load(in, password.toCharArray());
            requireKey(file, keyStore, password);
            return new Tls(file, keyStore, password);
        } catch (NoSuchFileException e) {
            throw new UserErrorException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new UserErrorException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? "the password does not open the key store " + file
                            : file + " can't be read as a key store in PKCS#12: " + e.getMessage()
                                    + "; openssl pkcs12 -export makes one of a key and its certificates",
                    e);
        } catch (GeneralSecurityException e) {
            throw new UserErrorException(file + " can't be used as a key store: " + e.getMessage(), e);
        }
    }

    private static void requireKey(Path file, KeyStore keyStore, String password) throws GeneralSecurityException {
        for (String alias : Collections.list(keyStore.aliases())) {
            if (keyStore.isKeyEntry(alias) && keyStore.getKey(alias, password.toCharArray()) instanceof PrivateKey) {
                return;
            }
        }
        throw new UserErrorException("the key store " + file + " has no private key with a certificate, so the board"
                + " can't show who it is; openssl pkcs12 -export makes one of both");
    }

    /** What listens at an address. */
    ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
        var context = new SslContextFactory.Server();
        context.setKeyStore(keyStore);
        context.setKeyStorePassword(password);
        server.addBean(watching(context));
        // Who calls it by a name that the certificate lacks is told so by the browser, and may be a proxy.
        http.addCustomizer(new SecureRequestCustomizer(false));
        var connector = new ServerConnector(
                server,
                new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()),
                new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        return connector;
    }

    private Scanner watching(SslContextFactory.Server context) {
        var scanner = new Scanner();
        scanner.addFile(file);
        scanner.setScanInterval(LOOKS_EVERY_SECONDS);
        scanner.setReportExistingFilesOnStartup(false);
        scanner.addListener(new Scanner.BulkListener() {
            @Override
            public void pathsChanged(Map<Path, Scanner.Notification> changed) {
                renew(context);
            }
        });
        return scanner;
    }

    /** A file that can't be used changes nothing: connections go on with the certificate that they know. */
    private void renew(SslContextFactory.Server context) {
        try {
            KeyStore renewed = of(file, password).keyStore;
            context.reload(reloaded -> context.setKeyStore(renewed));
            LOG.info("The board has the key and the certificate that {} holds now", file);
        } catch (Exception e) {
            LOG.warn("The board goes on with the certificate that it has: {}", e.getMessage());
        }
    }
}
