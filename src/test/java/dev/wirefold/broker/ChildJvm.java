package dev.wirefold.broker;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own that runs a main class of this class path, for what only a process can show: being killed, ending by
 * itself, and what it prints.
 *
 * <p>Its standard input stays open as long as this process lives; a main class that runs on until told to stop should
 * end with it ({@link #awaitEndOfInput}), so that no child outlives its parent, however that ended.
 */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param output where everything the child prints is appended
     * @param heapMib the child's greatest heap, in MiB
     */
    public static ChildJvm start(Path output, int heapMib, Class<?> main, List<String> arguments) throws IOException {
        return start(output, heapMib, Map.of(), main, arguments);
    }

    /**
     * @param output where everything the child prints is appended
     * @param heapMib the child's greatest heap, in MiB
     * @param environment what the child's environment has besides this process's; of the application's variables it has
     *     no others
     */
    public static ChildJvm start(
            Path output, int heapMib, Map<String, String> environment, Class<?> main, List<String> arguments)
            throws IOException {
        return start(output, heapMib, environment, List.of(), main, arguments);
    }

    /**
     * A child of another program than this one.
     *
     * @param output where everything the child prints is appended
     * @param heapMib the child's greatest heap, in MiB
     * @param environment what the child's environment has besides this process's; of the application's variables it has
     *     no others
     * @param before directories whose classes and resources win over those of this class path
     */
    public static ChildJvm start(
            Path output,
            int heapMib,
            Map<String, String> environment,
            List<Path> before,
            Class<?> main,
            List<String> arguments)
            throws IOException {
        List<String> own = List.of(System.getProperty("java.class.path", "").split(File.pathSeparator));
        List<String> classPath =
                new ArrayList<>(before.stream().map(Path::toString).toList());
        classPath.addAll(own);
        List<String> command = new ArrayList<>(List.of(
                javaProgram(),
                "-Xmx" + heapMib + "m",
                // A child lives for seconds: it is quicker without the second compiler.
                "-XX:TieredStopAtLevel=1",
                // From JDK 24 on Kafka and RocksDB make the JVM print warnings without these two.
                "--enable-native-access=ALL-UNNAMED",
                "-Dsun.misc.unsafe.memory.access=allow"));
        command.addAll(SharedClasses.options(own));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, SharedClasses.ordered(classPath))));
        command.add(main.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("WIREFOLD_"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), output);
    }

    static String javaProgram() {
        return Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    }

    /** For a child: returns when its parent closes this child's standard input, or ends. */
    public static void awaitEndOfInput() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    public long pid() {
        return process.pid();
    }

    /** SIGSTOP: the child stands still, and does not know it. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** SIGCONT: the child goes on as if no time had passed. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Lets none of the child's files grow any more beyond a size, as on a disk that is full (by Linux's prlimit). */
    public void limitFiles(long bytes) throws IOException, InterruptedException {
        tell("prlimit", "--pid", Long.toString(pid()), "--fsize=" + bytes);
    }

    private void signal(String name) throws IOException, InterruptedException {
        tell("kill", "-" + name, Long.toString(pid()));
    }

    private static void tell(String... command) throws IOException, InterruptedException {
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + status);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Everything printed so far. */
    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** SIGKILL: the child gets no chance to tidy up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Docker and an init system stop a process; waits until it has ended. */
    public int terminate(Duration atMost) throws IOException, InterruptedException {
        // Process.destroy would also end the child's input.
        process.toHandle().destroy();
        return awaitExit(atMost);
    }

    /** Waits until the child has printed a text, and fails when it ends without. */
    public void awaitOutput(String text, Duration atMost) throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        while (!output().contains(text)) {
            if (!process.isAlive() && !output().contains(text)) {
                throw new AssertionError(
                        "The process ended before it printed '" + text + "'; it printed:\n" + output());
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError(
                        "The process did not print '" + text + "' within " + atMost + "; it printed:\n" + output());
            }
            Thread.sleep(10);
        }
    }

    /** Tells the child to stop, by ending its input, and waits until it has. */
    public int stop(Duration atMost) throws IOException, InterruptedException {
        process.getOutputStream().close();
        return awaitExit(atMost);
    }

    /** Waits until the child has ended by itself. */
    public int awaitExit(Duration atMost) throws IOException, InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("The process did not end within " + atMost + "; it printed:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
