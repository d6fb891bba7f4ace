package dev.wirefold.cli;

import dev.wirefold.broker.ChildJvm;
import dev.wirefold.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command in a process of its own, which dies with the one that started it. */
public final class CommandProcess {
    private static final int HEAP_MIB = 256;

    private CommandProcess() {}

    /**
     * Starts a command.
     *
     * @param home where its output goes
     * @param environment the variables it is to see besides this process's, all of the application's among them
     */
    public static ChildJvm start(Path home, Map<String, String> environment, List<String> command) throws IOException {
        return start(home, environment, List.of(), command);
    }

    /**
     * Starts a command of another version of the program.
     *
     * @param home where its output goes
     * @param environment the variables it is to see besides this process's, all of the application's among them
     * @param before directories whose classes and resources win over those of this class path
     */
    public static ChildJvm start(Path home, Map<String, String> environment, List<Path> before, List<String> command)
            throws IOException {
        Path output = Files.createDirectories(home).resolve("output.txt");
        return ChildJvm.start(output, HEAP_MIB, environment, before, CommandProcess.class, command);
    }

    public static void main(String[] arguments) {
        Thread parent = new Thread(CommandProcess::endWithTheParent, "parent");
        parent.setDaemon(true);
        parent.start();
        Main.main(arguments);
    }

    private static void endWithTheParent() {
        try {
            ChildJvm.awaitEndOfInput();
        } catch (IOException e) {
            System.err.println("Nothing is known of the parent process any more: " + e);
        }
        Runtime.getRuntime().halt(ExitCode.ERROR);
    }
}
