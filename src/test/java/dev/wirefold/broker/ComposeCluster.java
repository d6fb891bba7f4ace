package dev.wirefold.broker;

import dev.wirefold.broker.ComposeFile.Service;
import dev.wirefold.cli.CommandProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import kafka.docker.Constants$;

/**
 * The services of a Compose file as processes of this machine. What the file says to Kafka's image becomes settings as in
 * that image, what it says to the application's own is passed on; only host names, ports and directories are replaced.
 */
public final class ComposeCluster implements AutoCloseable {

    private static final String IMAGE = "apache/kafka";

    /** A host, which is empty for "all of mine", and a port, as they stand in addresses of Kafka's. */
    private static final Pattern ADDRESS = Pattern.compile("(?<=^|//|[@,])([\\w.-]*):(\\d+)");

    /** The addresses that brokers tell clients on the host. */
    private static final Pattern TOLD_TO_THE_HOST = Pattern.compile("(?<=HOST://)[^,]+");

    private final ComposeFile file;
    private final Path directory;
    private final UnaryOperator<String> road;
    private final BrokerProcesses processes;
    private final List<ChildJvm> applications = new ArrayList<>();
    private final Map<String, String> loopback = new TreeMap<>();

    private ComposeCluster(ComposeFile file, Path directory, UnaryOperator<String> road) {
        this.file = file;
        this.road = road;
        this.directory = directory;
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        brokers(file).forEach(broker -> settings.put(broker.name(), settings(broker)));
        this.processes = new BrokerProcesses(directory, clusterId(file), settings);
    }

    /** Starts all brokers and waits until each is healthy in the file's own sense. */
    public static ComposeCluster start(ComposeFile file, Path directory) throws IOException, InterruptedException {
        return start(file, directory, UnaryOperator.identity());
    }

    /**
     * @param road gives, for a broker's address on the host, the one by which clients on the host are to come to it
     */
    public static ComposeCluster start(ComposeFile file, Path directory, UnaryOperator<String> road)
            throws IOException, InterruptedException {
        ComposeCluster cluster = new ComposeCluster(file, directory, road);
        try {
            for (Service broker : brokers(file)) {
                cluster.processes.start(broker.name());
            }
            for (Service broker : brokers(file)) {
                cluster.awaitHealthy(broker.name());
            }
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
    }

    public static List<Service> brokers(ComposeFile file) {
        return file.services().values().stream()
                .filter(service -> service.image().startsWith(IMAGE + ":"))
                .toList();
    }

    /** The brokers' processes, by the names of their services. */
    public BrokerProcesses processes() {
        return processes;
    }

    /**
     * Starts a service of the application's image.
     *
     * @param copy which of its replicas; one that was started before gets its state directory back
     */
    public ChildJvm startApplication(String service, int copy) throws IOException {
        Service said = file.service(service);
        Path home = directory.resolve(service + "-" + copy);
        Map<String, String> environment = new TreeMap<>(said.environment());
        // Copies share this machine's ports.
        environment.remove("WIREFOLD_HTTP_PORT");
        environment.replaceAll((variable, value) ->
                variable.equals("WIREFOLD_STATE_DIR") ? home.resolve("state").toString() : onLoopback(service, value));
        List<String> command = said.command().stream()
                .map(argument -> onThisMachine(said, argument))
                .toList();
        ChildJvm application = CommandProcess.start(home, environment, command);
        applications.add(application);
        return application;
    }

    /** The directory of this machine that a service's argument means, if it is one that is mounted; else the argument. */
    private static String onThisMachine(Service service, String argument) {
        return service.volumes().stream()
                .map(volume -> volume.split(":", -1))
                .filter(volume -> volume.length > 1 && volume[1].equals(argument))
                .map(volume -> volume[0])
                .findFirst()
                .orElse(argument);
    }

    /**
     * Text of the file that names addresses, with each replaced by the one that stands for it here.
     *
     * @param service in whose place the text is read
     */
    public String onLoopback(String service, String text) {
        return ADDRESS.matcher(text).replaceAll(found -> standIn(service, found.group(1), found.group(2)));
    }

    /** Waits until the health check that the file gives the broker succeeds. */
    public void awaitHealthy(String broker) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Clients.PATIENCE.toNanos();
        while (!isHealthy(broker)) {
            if (!processes.isAlive(broker) || System.nanoTime() > deadline) {
                throw new AssertionError(
                        "Broker " + broker + " did not become healthy; it printed:\n" + processes.output(broker));
            }
            Thread.sleep(20);
        }
    }

    private boolean isHealthy(String broker) {
        List<String> check = file.service(broker).health();
        if (!List.of("CMD", "nc", "-z", "localhost").equals(check.subList(0, 4))) {
            throw new AssertionError("This test does not know the health check " + check);
        }
        String address = standIn(broker, "", check.get(4));
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, String> settings(Service broker) {
        Map<String, String> settings = new TreeMap<>(imageSettings(broker.environment()));
        for (String name : List.of("listeners", "advertised.listeners", "controller.quorum.voters")) {
            settings.computeIfPresent(name, (key, value) -> onLoopback(broker.name(), value));
        }
        settings.computeIfPresent(
                "advertised.listeners",
                (key, value) -> TOLD_TO_THE_HOST.matcher(value).replaceAll(found -> road.apply(found.group())));
        return settings;
    }

    /** What the image's start script writes to its server.properties: KAFKA_A_B is a.b, with __ for _ and ___ for -. */
    private static Map<String, String> imageSettings(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith("KAFKA_")
                    && !Constants$.MODULE$.ExcludeServerPropsEnv().contains(variable)) {
                String name = variable.substring("KAFKA_".length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.')
                        .replace("...", "-")
                        .replace("..", "_");
                settings.put(name, value);
            }
        });
        return settings;
    }

    private static String clusterId(ComposeFile file) {
        List<String> ids = brokers(file).stream()
                .map(broker -> broker.setting("CLUSTER_ID"))
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw new AssertionError("One cluster has one id, not " + ids);
        }
        return ids.get(0);
    }

    private String standIn(String service, String host, String port) {
        String inside = host.isEmpty() ? service + ":" + port : published(host + ":" + port);
        if (!file.services().containsKey(inside.substring(0, inside.indexOf(':')))) {
            throw new AssertionError("Service " + service + " speaks of " + inside + ", which is not in the file");
        }
        return loopback.computeIfAbsent(inside, any -> LoopbackPort.HOST + ":" + LoopbackPort.anyFree());
    }

    /** The service's own address for one that the file publishes on the host; others are that already. */
    private String published(String address) {
        for (Service service : file.services().values()) {
            for (String port : service.ports()) {
                if (port.startsWith(address + ":")) {
                    return service.name() + port.substring(address.length());
                }
            }
        }
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        for (ChildJvm application : applications) {
            application.close();
        }
        processes.close();
    }
}
