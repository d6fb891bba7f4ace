package dev.wirefold.cli.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirefold.UserErrorException;
import dev.wirefold.admin.TopicMarks;
import dev.wirefold.app.WirefoldApp;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.broker.Clients;
import dev.wirefold.cli.CommandRun;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.run.SeedStories;
import dev.wirefold.contract.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** One application on a broker, and its user, who does what refusals say and nothing else. */
final class Scene implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern COMMAND = Pattern.compile("(?:wirefold|kafka-configs) [^;]+|delete (?<path>/[^ ;]+)");
    private static final Pattern SETTING = Pattern.compile("--topic ([^ ]+) --add-config ([^=]+)=([^ ]+)");

    final Admin admin;
    final Path state;
    final String servers;
    private final Map<String, String> settings = new HashMap<>();
    private Topics topics;
    private String firstMark = "";
    private @Nullable WirefoldApp app;

    Scene(String servers, Admin admin, String name, Path state) {
        this.servers = servers;
        this.admin = admin;
        this.state = state;
        this.topics = new Topics(name + ".");
        settings.put(WirefoldConfig.APPLICATION_ID, name);
        settings.put(WirefoldConfig.STATE_DIR, state.toString());
    }

    Topics topics() {
        return topics;
    }

    String applicationId() {
        return settings.getOrDefault(WirefoldConfig.APPLICATION_ID, "");
    }

    String changelog() {
        return Topics.changelogs(applicationId()).get(0);
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    void usePrefix(String prefix) {
        topics = new Topics(prefix);
    }

    /** @return why it does not run; empty: it does */
    Optional<String> start() throws InterruptedException {
        try {
            app = WirefoldApp.start(new WirefoldConfig(settings), Map.of("bootstrap.servers", servers), topics);
        } catch (UserErrorException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        return app.awaitRunning(PATIENCE) ? Optional.empty() : Optional.of(awaitRefusal());
    }

    /** Waits until the application has stopped by itself. */
    String awaitRefusal() throws InterruptedException {
        WirefoldApp running = Objects.requireNonNull(app);
        Throwable why = running.awaitStop().orElseThrow();
        close();
        assertThat(String.valueOf(why.getMessage())).hasLineCount(1);
        return String.valueOf(why.getMessage());
    }

    /** Does what a refusal says. */
    void follow(String refusal) throws Exception {
        List<String> commands = new ArrayList<>();
        Matcher command = COMMAND.matcher(refusal.replace("NEW", applicationId() + "-new"));
        while (command.find()) {
            commands.add(command.group());
            if (command.group("path") != null) {
                Utils.delete(Path.of(command.group("path")).toFile());
            } else if (command.group().startsWith("kafka-configs")) {
                configure(command.group());
            } else {
                command(command.group().split(" "));
            }
        }
        assertThat(commands).as("what to do in: " + refusal).isNotEmpty();
    }

    private void configure(String command) throws Exception {
        Matcher setting = SETTING.matcher(command);
        assertThat(setting.find()).as(command).isTrue();
        setting(setting.group(1), setting.group(2), setting.group(3));
    }

    void setting(String topic, String key, String value) throws Exception {
        var change = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                .all()
                .get();
    }

    private void command(String[] words) {
        List<String> arguments = new ArrayList<>(List.of(words).subList(1, words.length));
        if (arguments.get(0).equals("run")) {
            for (int i = 1; i < arguments.size(); i += 2) {
                take(arguments.get(i), arguments.get(i + 1));
            }
            return;
        }
        if (arguments.get(0).equals("reset")) {
            arguments.add("--yes");
            settings.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        }
        run(arguments);
    }

    private void take(String option, String value) {
        if (option.equals("--prefix")) {
            usePrefix(value);
        } else {
            set(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
        }
    }

    void run(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--bootstrap-server", servers));
        if (!arguments.contains("--prefix")) {
            arguments.addAll(List.of("--prefix", topics.prefix()));
        }
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(arguments + ": " + run.err()).isEqualTo(ExitCode.OK);
    }

    /** Waits until the stories are those of the seeds, and nothing was lost on the way. */
    void settle() throws Exception {
        SeedStories.assertSettlesTo(SeedStories.expected(), servers, applicationId(), topics);
        assertThat(Clients.recordsOf(servers, topics.deadLetters())).isEmpty();
        if (firstMark.isEmpty()) {
            firstMark = TopicMarks.of(admin, List.of(changelog()))
                    .values()
                    .iterator()
                    .next()
                    .id();
        }
    }

    /** Waits until the application has seen its own changelog. */
    void awaitMark() throws InterruptedException {
        while (!Files.exists(state.resolve(applicationId() + ".changelog"))) {
            Thread.sleep(10);
        }
    }

    /** Which changelog the application had first. */
    String firstMark() {
        return firstMark;
    }

    void write(String topic, byte[] value) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer =
                new KafkaProducer<>(new HashMap<String, Object>(Map.of("bootstrap.servers", servers)), bytes, bytes)) {
            for (int partition = 0; partition < Deeds.PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(topic, partition, null, value))
                        .get();
            }
        }
    }

    void write(String topic, int partition, byte[] key, byte[] value) throws Exception {
        var bytes = new ByteArraySerializer();
        try (var producer =
                new KafkaProducer<>(new HashMap<String, Object>(Map.of("bootstrap.servers", servers)), bytes, bytes)) {
            producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
        }
    }

    @Override
    public void close() {
        if (app != null) {
            app.close();
            app = null;
        }
    }
}
