package dev.wirefold.cli.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirefold.app.WirefoldConfig;
import dev.wirefold.cli.Main;
import dev.wirefold.cli.console.CommandFactory;
import dev.wirefold.cli.console.Console;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is made from the program's own commands and settings is what they are. */
class DistributionFilesTest {
    private static final String SETTINGS = "conf/wirefold.properties";
    private static final Path ASSEMBLY = Path.of("src", "main", "assembly");
    private static final Map<String, String> FILES = DistributionFiles.files("1.2.3");

    @Test
    void theSettingsFileChangesNothingAsItIs() throws IOException {
        assertThat(read(text(SETTINGS))).isEmpty();
    }

    @Test
    void theSettingsFileHasEverySettingWithItsDefault() throws IOException {
        Map<String, String> given = read(text(SETTINGS).replaceAll("(?m)^#(?! )", ""));

        assertThat(given.keySet()).isEqualTo(WirefoldConfig.DEFINITION.names());
        assertThat(new WirefoldConfig(given).values()).isEqualTo(new WirefoldConfig(Map.of()).values());
    }

    @Test
    void theSettingsFileSaysWhatEachSettingMeans() {
        String words = text(SETTINGS).replaceAll("\\n# ", " ");

        WirefoldConfig.DEFINITION.configKeys().values().forEach(setting -> assertThat(words)
                .contains(setting.documentation));
        assertThat(text(SETTINGS).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    @Test
    void everyCommandHasAManualPage() {
        Set<String> pages = new TreeMap<>(FILES).keySet();

        assertThat(pages)
                .contains("man/wirefold.adoc", "man/wirefold-run.adoc", "man/wirefold-topics-create.adoc")
                .filteredOn(name -> name.startsWith("man/"))
                .allSatisfy(name -> assertThat(text(name))
                        .contains(":doctype: manpage", "== Name", "== Synopsis")
                        .contains("*--verbose*"));
        assertThat(text("man/wirefold.adoc")).contains("wirefold 1.2.3", "*topics*");
    }

    @Test
    @Tag("process")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aShellCompletesCommandsAndOptions(@TempDir Path directory) throws Exception {
        Path script = Files.writeString(directory.resolve("wirefold"), text("completion/wirefold"));

        assertThat(completed(script, "wirefold", "to")).isEqualTo("topics topology");
        assertThat(completed(script, "wirefold", "topics", "cr")).isEqualTo("create");
        assertThat(completed(script, "wirefold", "run", "--boot")).isEqualTo("--bootstrap-server");
    }

    private static String completed(Path script, String... words) throws Exception {
        // What bash offers to completion functions alone.
        String line = "compopt() { :; }; . " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_wirefold; echo $(printf '%s\\n' \"${COMPREPLY[@]}\" | sort)";
        return output(List.of("bash", "-c", line)).strip();
    }

    /** As on a screen: the shell is on a terminal of its own, and each key is answered before the next. */
    @Test
    @Tag("process")
    @EnabledOnOs(OS.LINUX)
    void zshCompletesThemToo(@TempDir Path directory) throws Exception {
        Path zsh = Path.of("/usr/bin/zsh");
        assumeTrue(Files.isExecutable(zsh), "skipped: there is no " + zsh);
        Files.writeString(directory.resolve("wirefold"), text("completion/wirefold"));
        Files.writeString(directory.resolve(".zshrc"), """
                PROMPT='ready> '
                autoload -Uz compinit
                compinit -u
                . $HOME/wirefold
                """);
        Path keys = Files.writeString(directory.resolve("keys"), """
                zmodload zsh/zpty
                zpty shell env -i HOME=$1 PATH=/usr/bin:/bin TERM=dumb zsh -d -i
                zpty -r -m shell screen '*ready> *'
                zpty -n -w shell $'wirefold topics cr\t'
                zpty -r -m shell screen '*create *'
                zpty -n -w shell $'--rep\t'
                zpty -r -m shell screen '*--replication-factor*'
                print completed
                """);

        assertThat(output(List.of("timeout", "60", zsh.toString(), "-f", keys.toString(), directory.toString())))
                .isEqualTo("completed\n");
    }

    @Test
    @Tag("process")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theScriptsAreFreeOfErrorsOfSyntax() throws Exception {
        for (String script : List.of("wirefold", "wirefold-archive")) {
            assertThat(output(List.of(
                            "sh", "-n", ASSEMBLY.resolve("bin").resolve(script).toString())))
                    .isEmpty();
        }
    }

    /** Else the unit would set what the program does not know. */
    @Test
    void theUnitStartsTheProgramWithItsOwnSettings() throws IOException {
        String unit = Files.readString(ASSEMBLY.resolve("systemd/wirefold.service"));

        assertThat(unit).contains("bin/wirefold run --config ", "Environment=WIREFOLD_STATE_DIR=");
        assertThat(WirefoldConfig.DEFINITION.names()).contains("state.dir");
    }

    /** Else a unit would fail at its first start. */
    @ParameterizedTest
    @CsvSource({
        "wirefold.service, run",
        "wirefold-webhooks.service, webhooks",
        "wirefold-poll.service, poll",
        "wirefold-board.service, board"
    })
    void aUnitStartsACommandThatThereIs(String name, String command) throws IOException {
        String start = Files.readAllLines(ASSEMBLY.resolve("systemd").resolve(name)).stream()
                .filter(line -> line.startsWith("ExecStart=/opt/wirefold/bin/wirefold "))
                .findFirst()
                .orElseThrow();
        // Options of the operator's own: none, as it comes.
        List<String> words = Stream.of(start.split(" "))
                .skip(1)
                .filter(word -> !word.equals("$RUN_OPTIONS"))
                .toList();

        assertThat(words).startsWith(command);
        assertThatCode(() -> new CommandLine(new Main(), new CommandFactory(Console.ofProcess(Map.of())))
                        .parseArgs(words.toArray(String[]::new)))
                .doesNotThrowAnyException();
        assertThat(FILES).containsKey("man/wirefold-" + command + ".adoc");
    }

    /** Older ones say which keys they pass over. */
    @ParameterizedTest
    @ValueSource(strings = {"wirefold", "wirefold-webhooks", "wirefold-poll", "wirefold-board"})
    @Tag("process")
    @EnabledOnOs(OS.LINUX)
    void systemdTakesTheUnit(String name, @TempDir Path directory) throws Exception {
        Path systemd = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(systemd), "skipped: there is no " + systemd);
        Path unit = Files.writeString(
                directory.resolve(name + ".service"),
                Files.readString(ASSEMBLY.resolve("systemd").resolve(name + ".service"))
                        .replace("/opt/wirefold/bin/wirefold", "/bin/sh"));

        assertThat(output(List.of(systemd.toString(), "verify", "--man=no", unit.toString()))
                        .lines()
                        .filter(line -> !line.contains("Unknown key 'RestartSteps'")
                                && !line.contains("Unknown key 'RestartMaxDelaySec'")))
                .isEmpty();
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static String text(String name) {
        return FILES.getOrDefault(name, "");
    }

    private static Map<String, String> read(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
