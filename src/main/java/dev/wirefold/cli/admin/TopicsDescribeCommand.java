package dev.wirefold.cli.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.admin.TopicAdmin;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import dev.wirefold.contract.TopicPlan;
import dev.wirefold.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold topics describe}. */
@Command(
        name = "describe",
        description =
                "Describes the topics and says what is wrong with them and with the application's changelog; exits with 1"
                        + " when the pipeline can't run on them.")
final class TopicsDescribeCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    TopicsDescribeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        String applicationId = settings.config(Map.of(), System.getenv()).applicationId();
        return connection.explaining(() -> {
            try (TopicAdmin admin = TopicAdmin.connect(connection.clientConfig())) {
                Topics names = connection.topics();
                Map<String, TopicPlan.Topic> existing = admin.describe(names.all());
                List<String> problems = admin.problems(names, existing, applicationId).stream()
                        .map(connection::advice)
                        .toList();
                List<TopicPlan.Topic> topics = names.all().stream()
                        .map(existing::get)
                        .filter(Objects::nonNull)
                        .toList();
                if (json) {
                    console.out().println(asJson(names, topics, problems));
                } else {
                    topics.forEach(topic -> console.out().println(line(names, topic)));
                    problems.forEach(
                            line -> console.out().println(console.outTerminal().red(line)));
                }
                return problems.isEmpty() ? ExitCode.OK : ExitCode.REFUSED;
            }
        });
    }

    /** The settings that the plan has an opinion on. */
    private static Map<String, String> settings(Topics names, TopicPlan.Topic topic) {
        Map<String, String> settings = new TreeMap<>(topic.settings());
        settings.keySet()
                .retainAll(TopicPlan.of(names, topic.partitions(), topic.replication()).topics().stream()
                        .filter(planned -> planned.name().equals(topic.name()))
                        .findFirst()
                        .orElseThrow()
                        .settings()
                        .keySet());
        return settings;
    }

    private String line(Topics names, TopicPlan.Topic topic) {
        return console.outTerminal().bold(topic.name()) + "  " + topic.partitions() + " partitions, replication "
                + topic.replication() + "  "
                + console.outTerminal().dim(settings(names, topic).toString());
    }

    private static ObjectNode asJson(Topics names, List<TopicPlan.Topic> topics, List<String> problems) {
        ObjectNode node = MAPPER.createObjectNode();
        node.putArray("topics");
        for (TopicPlan.Topic topic : topics) {
            ObjectNode described = node.withArray("topics")
                    .addObject()
                    .put("name", topic.name())
                    .put("partitions", topic.partitions())
                    .put("replication", topic.replication());
            settings(names, topic).forEach(described.putObject("settings")::put);
        }
        problems.forEach(node.putArray("problems")::add);
        return node;
    }
}
