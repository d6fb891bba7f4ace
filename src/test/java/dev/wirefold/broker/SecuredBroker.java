package dev.wirefold.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * A broker that lets nobody in without TLS and SASL/SCRAM-SHA-512, and nobody do what no ACL allows
 * ({@code StandardAuthorizer}). A second listener, on which everything is allowed, is for the test alone.
 */
public final class SecuredBroker implements AutoCloseable {
    private static final String STORE_PASSWORD = "store-password-of-the-broker";
    private static final int ITERATIONS = 4096;

    private final Path directory;
    private final KafkaNode node;
    private final String servers;
    private final String unsecuredServers;
    private final Admin admin;

    private SecuredBroker(Path directory, KafkaNode node, int port, int unsecuredPort) {
        this.directory = directory;
        this.node = node;
        this.servers = LoopbackPort.HOST + ":" + port;
        this.unsecuredServers = LoopbackPort.HOST + ":" + unsecuredPort;
        this.admin = Clients.admin(unsecuredServers);
    }

    public static SecuredBroker start(Path directory) throws IOException, InterruptedException {
        int port = LoopbackPort.anyFree();
        int unsecuredPort = LoopbackPort.anyFree();
        Path keys = directory.resolve("broker.p12");
        new KeyStoreFile(keys, STORE_PASSWORD)
                .withKey("broker", "ip:" + LoopbackPort.HOST)
                .writeCertificate("broker", certificate(directory));
        Map<String, String> settings = new TreeMap<>(SingleNodeSettings.of(directory.resolve("kafka"), port));
        settings.put(
                "listeners",
                "CLIENT://%1$s:%2$d,ADMIN://%1$s:%3$d,CONTROLLER://%1$s:0"
                        .formatted(LoopbackPort.HOST, port, unsecuredPort));
        settings.put("listener.security.protocol.map", "CLIENT:SASL_SSL,ADMIN:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "ADMIN");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.client.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", keys.toString());
        settings.put("ssl.keystore.password", STORE_PASSWORD);
        settings.put("ssl.key.password", STORE_PASSWORD);
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        KafkaNode node = KafkaNode.start(settings, directory.resolve("server.properties"), Uuid.randomUuid());
        return new SecuredBroker(directory, node, port, unsecuredPort);
    }

    private static Path certificate(Path directory) {
        return directory.resolve("broker.pem");
    }

    public String servers() {
        return servers;
    }

    /** Creates a user and writes down the client properties with which it signs on. */
    public Path user(String name, String password) throws IOException, ExecutionException, InterruptedException {
        var credentials = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, credentials, password)))
                .all()
                .get();
        return clientProperties(name, password);
    }

    /** The client properties of a user, whether there is such a user or not. */
    public Path clientProperties(String name, String password) throws IOException {
        return Files.writeString(
                directory.resolve(name + ".properties"), """
                security.protocol=SASL_SSL
                sasl.mechanism=SCRAM-SHA-512
                sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
                    username="%s" password="%s";
                ssl.truststore.type=PEM
                ssl.truststore.location=%s
                """.formatted(name, password, certificate(directory)));
    }

    /** Allows these, and nothing else any more. */
    public void allowOnly(Set<AclBinding> rights) throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(AclBindingFilter.ANY)).all().get();
        admin.createAcls(rights).all().get();
        // The broker that checks them hears of them a little later.
        long deadlineNanos = System.nanoTime() + Clients.PATIENCE.toNanos();
        while (!rights.equals(
                Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get()))) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("The rights did not become " + rights);
            }
            Thread.sleep(10);
        }
    }

    /** Where everybody may do everything, for what the test itself has to see. */
    public String unsecuredServers() {
        return unsecuredServers;
    }

    @Override
    public void close() {
        admin.close();
        node.close();
    }
}
