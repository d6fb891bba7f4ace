package dev.wirefold.cli.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scripts of the installed program give to the JVM; a script that prints its arguments stands in for that. */
@Tag("process")
@EnabledOnOs({OS.LINUX, OS.MAC})
class StartScriptsTest {
    private static final Path SCRIPTS = Path.of("src", "main", "assembly", "bin");

    @TempDir
    private Path directory;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(
                directory.toRealPath().resolve("my * programs").resolve("wirefold 1"));
        Files.createDirectories(home.resolve("lib"));
        for (String script : List.of("wirefold", "wirefold-archive")) {
            executable(home.resolve("bin").resolve(script), Files.readString(SCRIPTS.resolve(script)));
        }
        executable(directory.resolve("java home/bin/java"), """
                #!/bin/sh
                for argument in "$@"; do echo "$argument"; done
                for argument in "$@"; do
                  case $argument in -XX:ArchiveClassesAtExit=*) echo archived >"${argument#*=}" ;; esac
                done
                """);
    }

    @Test
    void aDirectoryWithBlanksIsOneArgument() throws Exception {
        Files.createFile(home.resolve("lib/wirefold.jsa"));

        assertThat(started(directory, Map.of(), home.resolve("bin/wirefold").toString(), "story", "a b"))
                .contains("-Dwirefold.seeds=" + home + "/seeds", "-XX:SharedArchiveFile=" + home + "/lib/wirefold.jsa")
                .endsWith("-jar", home + "/wirefold.jar", "story", "a b");
    }

    /** The shell would look for the script's directory there, and name it on standard output. */
    @Test
    void whereTheShellLooksForDirectoriesDoesNotMatter() throws Exception {
        Path other = Files.createDirectories(directory.resolve("other"));
        Files.createDirectories(other.resolve("bin"));

        assertThat(started(home, Map.of("CDPATH", other.toString()), "bin/wirefold", "run"))
                .endsWith("-jar", home + "/wirefold.jar", "run");
    }

    @Test
    void itIsFoundThroughLinks() throws Exception {
        Path links = Files.createDirectories(directory.resolve("links"));
        Files.createSymbolicLink(links.resolve("first"), home.resolve("bin/wirefold"));
        Files.createSymbolicLink(links.resolve("wirefold"), Path.of("first"));

        assertThat(started(links, Map.of(), "./wirefold", "run")).endsWith("-jar", home + "/wirefold.jar", "run");
    }

    @Test
    void optionsOfTheUserAreWordsAndComeLast() throws Exception {
        Files.createFile(directory.resolve("-Dname=found"));

        assertThat(started(
                        directory,
                        Map.of("JAVA_OPTS", "-Xmx2g  -Dname=*"),
                        home.resolve("bin/wirefold").toString(),
                        "stories"))
                .contains("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .endsWith("-Xmx2g", "-Dname=*", "-jar", home + "/wirefold.jar", "stories");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
    void aCollectorOfTheUserIsTheOnlyOne(String variable) throws Exception {
        assertThat(started(
                        directory,
                        Map.of(variable, "-XX:+UseParallelGC"),
                        home.resolve("bin/wirefold").toString(),
                        "stories"))
                .doesNotContain("-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "--verbose run", "--log-level debug run", "poll --once feeds", "webhooks receivers"})
    void whatLivesLongHasTheWholeCompiler(String command) throws Exception {
        String[] words = (home.resolve("bin/wirefold").toString().replace(" ", "\0") + " " + command).split(" ", -1);
        words[0] = words[0].replace("\0", " ");

        assertThat(started(directory, Map.of(), words)).doesNotContain("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "stories"})
    void whatLooksUpMuchHasLargePagesWhereTheyAreForWhoAsks(String command) throws Exception {
        Path pages = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");
        boolean areForWhoAsks =
                Files.isReadable(pages) && Files.readString(pages).contains("[madvise]");

        List<String> arguments = started(
                directory,
                Map.of("JAVA_OPTS", "-Xmx2g"),
                home.resolve("bin/wirefold").toString(),
                command);

        assertThat(arguments.contains("-XX:+UseTransparentHugePages"))
                .isEqualTo(areForWhoAsks && command.equals("run"));
        assertThat(arguments.indexOf("-XX:+UseTransparentHugePages")).isLessThan(arguments.indexOf("-Xmx2g"));
    }

    @Test
    void theArchiveIsMadeInTheProgramsDirectory() throws Exception {
        Path links = Files.createDirectories(directory.resolve("links"));
        Files.createSymbolicLink(links.resolve("archive"), home.resolve("bin/wirefold-archive"));

        started(links, Map.of("CDPATH", directory.toString()), "./archive");

        assertThat(home.resolve("lib/wirefold.jsa")).hasContent("archived");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The arguments that the JVM is given. */
    private List<String> started(Path where, Map<String, String> variables, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("JAVA_HOME", directory.resolve("java home").toString());
        environment.put("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(output).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }
}
