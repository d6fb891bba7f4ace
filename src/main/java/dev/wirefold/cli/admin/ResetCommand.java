package dev.wirefold.cli.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirefold.UserErrorException;
import dev.wirefold.app.Reset;
import dev.wirefold.app.Reset.Plan;
import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.ExitCode;
import dev.wirefold.cli.kafka.ConnectionOptions;
import dev.wirefold.cli.kafka.SettingsOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code wirefold reset}: takes an application back to where it has read nothing. */
@Command(
        name = "reset",
        description =
                "Takes a stopped application back to where it has read nothing: deletes its offsets, its mail, its"
                        + " changelogs and its local state. The next run reads the articles from the beginning. The articles, and"
                        + " what editors have decided, are never touched.",
        footer = {
            "",
            "The topics stay, without their records: offsets go on, so that a consumer that has committed one misses nothing."
                    + " One that keeps a table of stories or memberships has to drop it after --outputs.",
            "Local state of instances on other machines has to be deleted there, before they start: DIRECTORY/APPLICATION.ID"
                    + " in their state.dir."
        })
public final class ResetCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Console console;

    @Option(
            names = "--outputs",
            description =
                    "Delete what the pipeline has written, too: memberships, stories, story events, dead letters.")
    private boolean outputs;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only say what would be deleted.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print what is deleted as JSON.")
    private boolean json;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    ResetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Exception {
        WirefoldConfig config = settings.config(Map.of(), System.getenv());
        Map<String, Object> clientConfig = connection.clientConfig();
        if (!yes && !dryRun && !console.isInteractive()) {
            throw new UserErrorException("nobody can be asked without a terminal; pass --yes, or --dry-run to see what"
                    + " would be deleted");
        }
        return connection.explaining(() -> {
            try (Reset reset = Reset.connect(clientConfig, config, connection.topics())) {
                return reset(reset, reset.plan(outputs));
            }
        });
    }

    private int reset(Reset reset, Plan plan) throws IOException {
        if (!json || !yes) {
            lines(plan).forEach(json ? console.err()::println : console.out()::println);
        }
        boolean done = !dryRun && (yes || isConfirmed(plan));
        if (done) {
            reset.carryOut(plan);
        }
        if (json) {
            console.out().println(asJson(plan, done));
        } else if (!dryRun) {
            console.out().println(done ? "done" : "nothing was deleted");
        }
        return done || dryRun ? ExitCode.OK : ExitCode.REFUSED;
    }

    private boolean isConfirmed(Plan plan) throws IOException {
        console.err().print("Delete this for application " + plan.applicationId() + "? [y/N] ");
        console.err().flush();
        var in = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        String answer = in.readLine();
        return answer != null && answer.strip().matches("(?i)y|yes");
    }

    private static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        if (plan.offsets()) {
            lines.add("offsets of group " + plan.applicationId());
        }
        plan.deletedTopics().forEach(topic -> lines.add("topic " + topic));
        plan.emptiedTopics().forEach(topic -> lines.add("all records of topic " + topic));
        plan.localState().ifPresent(state -> lines.add("local state in " + state));
        return lines;
    }

    private ObjectNode asJson(Plan plan, boolean done) {
        ObjectNode summary = MAPPER.createObjectNode();
        summary.put("applicationId", plan.applicationId());
        summary.put("dryRun", dryRun);
        summary.put("done", done);
        summary.put("offsets", plan.offsets());
        plan.deletedTopics().forEach(summary.putArray("deletedTopics")::add);
        plan.emptiedTopics().forEach(summary.putArray("emptiedTopics")::add);
        @Nullable String state = plan.localState().map(Object::toString).orElse(null);
        summary.put("localState", state);
        return summary;
    }
}
