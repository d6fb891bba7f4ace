package dev.wirefold.wire.fetch;

import dev.wirefold.wire.UnusableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom TLS is trusted with: those that the JVM trusts, and others that were named. */
public record TrustedServers(SSLSocketFactory sockets, X509TrustManager manager) {

    /**
     * @param pem certificates besides those of the JVM, as in a file for {@code openssl}
     * @throws UnusableException when they are none
     */
    public static TrustedServers with(byte[] pem) throws UnusableException {
        try {
            Collection<? extends Certificate> more =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
            if (more.isEmpty()) {
                throw new UnusableException("has no certificates in PEM");
            }
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate known : manager(null).getAcceptedIssuers()) {
                all.setCertificateEntry("jvm-" + number++, known);
            }
            for (Certificate certificate : more) {
                all.setCertificateEntry("named-" + number++, certificate);
            }
            X509TrustManager manager = manager(all);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {manager}, null);
            return new TrustedServers(context.getSocketFactory(), manager);
        } catch (GeneralSecurityException | IOException e) {
            throw new UnusableException("has no certificates in PEM: " + e.getMessage());
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("there is no manager of trust"));
    }
}
