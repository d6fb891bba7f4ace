package dev.wirefold.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.wirefold.UserErrorException;
import dev.wirefold.broker.KeyStoreFile;
import dev.wirefold.contract.Topics;
import dev.wirefold.registry.SchemaRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a registry is, whom it is trusted by, and what is wrong with that. */
class RegistrySettingsTest {
    private static final String PASSWORD = "password-of-the-keys";

    @TempDir
    private Path directory;

    @Test
    void withoutAnAddressThereIsNone() {
        assertThat(config(Map.of()).registry()).isEmpty();
    }

    @Test
    void aSlashAtTheEndMakesNoDifference() {
        assertThat(config(Map.of("url", "http://registry:8081/api/")).registry())
                .hasValueSatisfying(address -> assertThat(address).hasToString("http://registry:8081/api"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"registry:8081", "ftp://registry", "http://", "http://user:secret@registry", "http://a b", "-"})
    void whatIsNoAddressIsRefused(String url) {
        assertThatThrownBy(() -> config(Map.of("url", url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url: it has to be like https://");
    }

    @Test
    void aUserAndATokenAreTooMuch() {
        assertThatThrownBy(() -> config(Map.of("basic.auth.user.info", "a:b", "bearer.auth.token", "c")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "schema.registry.basic.auth.user.info and schema.registry.bearer.auth.token can't both be set");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        WirefoldConfig config = config(Map.of("url", "https://registry", "ssl.truststore.location", "none.pem"));

        assertThatThrownBy(config::registry)
                .isInstanceOf(ConfigException.class)
                .hasMessage("schema.registry.ssl.truststore.location: none.pem can't be read");
    }

    @Test
    void secretsAreHidden() {
        assertThat(WirefoldConfig.DEFINITION.names())
                .filteredOn(name -> name.startsWith("schema.registry.") && WirefoldConfig.isSecret(name))
                .containsExactlyInAnyOrder(
                        "schema.registry.basic.auth.user.info",
                        "schema.registry.bearer.auth.token",
                        "schema.registry.ssl.truststore.password",
                        "schema.registry.ssl.keystore.password",
                        "schema.registry.ssl.key.password");
    }

    @Test
    @Tag("process")
    void theRegistryIsTrustedByTheFileThatIsGivenAndNotWithoutIt() throws Exception {
        Path keys = directory.resolve("keys.p12");
        Path certificate = directory.resolve("certificate.pem");
        new KeyStoreFile(keys, PASSWORD).withKey("a", "ip:127.0.0.1").writeCertificate("a", certificate);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] answer = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            String url = "https://127.0.0.1:" + server.getAddress().getPort();
            assertThatCode(() -> connect(Map.of("url", url, "ssl.truststore.location", certificate.toString())))
                    .doesNotThrowAnyException();
            assertThatCode(() -> connect(Map.of(
                            "url", url,
                            "ssl.truststore.location", keys.toString(),
                            "ssl.truststore.password", PASSWORD,
                            "ssl.keystore.location", keys.toString(),
                            "ssl.keystore.password", PASSWORD)))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> connect(Map.of("url", url)))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageContaining("PKIX");
        } finally {
            server.stop(0);
        }
    }

    private static void connect(Map<String, String> settings) {
        SchemaRegistry.connect(config(settings).registry().orElseThrow(), new Topics(""), "", 1, unused -> {});
    }

    private static WirefoldConfig config(Map<String, String> settings) {
        Map<String, String> named = new HashMap<>();
        settings.forEach((name, value) -> named.put("schema.registry." + name, value));
        return new WirefoldConfig(named);
    }

    private static SSLContext context(Path keys) throws Exception {
        KeyStore store = new KeyStoreFile(keys, PASSWORD).load();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
