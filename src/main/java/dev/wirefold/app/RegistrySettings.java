package dev.wirefold.app;

import dev.wirefold.contract.Framing;
import dev.wirefold.registry.RegistryAddress;
import dev.wirefold.registry.SchemaRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/** The settings of a schema registry. Those of TLS have the names that Kafka has for them, and its meanings. */
final class RegistrySettings {
    static final String PREFIX = "schema.registry.";
    static final String URL = PREFIX + "url";
    static final String USER_INFO = PREFIX + "basic.auth.user.info";
    static final String TOKEN = PREFIX + "bearer.auth.token";

    /** For somebody who waits for an answer. */
    private static final int READING_ATTEMPTS = 3;

    private static final List<String> STORES =
            List.of(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG);
    private static final List<String> PASSWORDS = List.of(
            SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_KEY_PASSWORD_CONFIG);
    private static final Map<String, String> MEANINGS = Map.of(
            SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
            "File of the certificates that the registry is trusted by: PKCS #12, or .jks, or .pem. Empty: as the JVM trusts.",
            SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
            "File of the certificate and key that this signs on with, in the same forms; empty: none.",
            SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
            "Password of the file of certificates.",
            SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
            "Password of the file of the key.",
            SslConfigs.SSL_KEY_PASSWORD_CONFIG,
            "Password of the key itself, if it has one.");

    private RegistrySettings() {}

    static ConfigDef define(ConfigDef definition) {
        definition
                .define(
                        URL,
                        ConfigDef.Type.STRING,
                        "",
                        ConfigDef.LambdaValidator.with(RegistrySettings::checkUrl, () -> "http or https address"),
                        Importance.MEDIUM,
                        "Address of a schema registry with Confluent's interface. Outputs then have Confluent's framing, and"
                                + " articles may. Empty: none, and all values are in Avro's single-object encoding.")
                .define(
                        USER_INFO,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "User and password for the registry, with a colon between.")
                .define(
                        TOKEN,
                        ConfigDef.Type.STRING,
                        "",
                        Importance.LOW,
                        "Token for the registry, in place of a user.");
        STORES.forEach(name ->
                definition.define(PREFIX + name, ConfigDef.Type.STRING, "", Importance.LOW, MEANINGS.get(name)));
        PASSWORDS.forEach(name ->
                definition.define(PREFIX + name, ConfigDef.Type.STRING, "", Importance.LOW, MEANINGS.get(name)));
        return definition;
    }

    static boolean isSecret(String name) {
        return name.equals(USER_INFO)
                || name.equals(TOKEN)
                || PASSWORDS.stream().anyMatch(password -> name.equals(PREFIX + password));
    }

    /** What can be said before a file is looked at. */
    static void check(AbstractConfig config) {
        if (!config.getString(USER_INFO).isEmpty() && !config.getString(TOKEN).isEmpty()) {
            throw new ConfigException(USER_INFO + " and " + TOKEN + " can't both be set");
        }
    }

    /**
     * What values are read with, whichever framing they have. No registry is asked before one comes that needs it.
     *
     * @throws ConfigException when the files of TLS can't be used
     */
    static Framing reading(AbstractConfig config) {
        return address(config)
                .<Framing>map(address -> SchemaRegistry.reading(address, READING_ATTEMPTS))
                .orElse(Framing.SINGLE_OBJECTS);
    }

    /** Empty when there is no registry. */
    static Optional<RegistryAddress> address(AbstractConfig config) {
        String url = config.getString(URL);
        if (url.isEmpty()) {
            return Optional.empty();
        }
        URI address = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        return Optional.of(new RegistryAddress(address, authorization(config), tls(config)));
    }

    private static Optional<String> authorization(AbstractConfig config) {
        String userInfo = config.getString(USER_INFO);
        String token = config.getString(TOKEN);
        if (!userInfo.isEmpty()) {
            return Optional.of(RegistryAddress.basic(userInfo));
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(RegistryAddress.bearer(token));
    }

    private static Optional<SSLContext> tls(AbstractConfig config) {
        Map<String, String> given = new HashMap<>();
        for (String name : STORES) {
            String file = config.getString(PREFIX + name);
            if (!file.isEmpty()) {
                if (!Files.isReadable(Path.of(file))) {
                    throw new ConfigException(PREFIX + name + ": " + file + " can't be read");
                }
                given.put(name, file);
                given.put(name.replace(".location", ".type"), type(file));
            }
        }
        if (given.isEmpty()) {
            return Optional.empty();
        }
        for (String name : PASSWORDS) {
            String password = config.getString(PREFIX + name);
            if (!password.isEmpty()) {
                given.put(name, password);
            }
        }
        var definition = new ConfigDef();
        SslConfigs.addClientSslSupport(definition);
        try (var factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(definition, given, false).values());
            return Optional.of(factory.sslContext());
        } catch (KafkaException e) {
            throw new ConfigException("the files of " + PREFIX + "ssl.* can't be used: " + e.getMessage());
        }
    }

    private static String type(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".pem")) {
            return DefaultSslEngineFactory.PEM_TYPE;
        }
        return lower.endsWith(".jks") ? "JKS" : "PKCS12";
    }

    private static void checkUrl(String name, Object value) {
        String url = value.toString();
        if (url.isEmpty()) {
            return;
        }
        try {
            URI address = URI.create(url);
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // As good as none.
        }
        throw new ConfigException(
                name, value, "it has to be like https://registry.example:8081, without user or password");
    }
}
