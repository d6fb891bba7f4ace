package dev.wirefold.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** A key store in PKCS#12, which the JDK's keytool makes. */
public record KeyStoreFile(Path path, String password) {
    /**
     * Makes a key, and a certificate that it signs itself.
     *
     * @param name its alias, and the common name
     * @param subject the alternative name, such as {@code ip:127.0.0.1}
     */
    public KeyStoreFile withKey(String name, String subject) throws IOException, InterruptedException {
        keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=" + subject);
        return this;
    }

    /** Writes the certificate in PEM. */
    public void writeCertificate(String name, Path file) throws IOException, InterruptedException {
        keytool("-exportcert", "-rfc", "-alias", name, "-file", file.toString());
    }

    public KeyStoreFile trusting(String name, Path certificate) throws IOException, InterruptedException {
        keytool("-importcert", "-noprompt", "-alias", name, "-file", certificate.toString());
        return this;
    }

    public KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(path)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(
                Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", password, "-keystore", path.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }
}
