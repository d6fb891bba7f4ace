package dev.wirefold.broker;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An archive of the libraries' classes, parsed and verified once (class data sharing), with which a child JVM needs a third
 * less processor time for a short command. It is made when a child is first started, and kept while the libraries are the
 * same. Without it all works as well.
 */
final class SharedClasses {
    private static final Path DIRECTORY = Path.of("target", "shared-classes");
    private static final String OWN = "dev/wirefold/";
    private static @Nullable SharedClasses instance;

    private final List<String> options;

    private SharedClasses(List<String> options) {
        this.options = options;
    }

    /** Libraries first: the archive is for what a class path begins with, and can't be for directories. */
    static List<String> ordered(List<String> classPath) {
        List<String> ordered = new ArrayList<>(libraries(classPath));
        classPath.stream().filter(entry -> !isLibrary(entry)).forEach(ordered::add);
        return ordered;
    }

    /** What a JVM with these libraries is to be started with. */
    static synchronized List<String> options(List<String> classPath) {
        if (instance == null) {
            instance = new SharedClasses(made(classPath));
        }
        return instance.options;
    }

    private static boolean isLibrary(String entry) {
        return entry.endsWith(".jar");
    }

    private static List<String> libraries(List<String> classPath) {
        return classPath.stream().filter(SharedClasses::isLibrary).toList();
    }

    private static List<String> made(List<String> classPath) {
        try {
            Files.createDirectories(DIRECTORY);
            String libraries = String.join(File.pathSeparator, libraries(classPath));
            String key = Integer.toHexString((libraries + System.getProperty("java.vm.version", "")).hashCode());
            Path archive = DIRECTORY.resolve(key + ".jsa").toAbsolutePath();
            if (!Files.exists(archive) && !make(archive, classPath, libraries)) {
                return List.of();
            }
            // Of an archive that does not fit any more the JVM would complain on standard output.
            return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Unless another process is about to: to wait for it would take longer than to go without. */
    private static boolean make(Path archive, List<String> classPath, String libraries)
            throws IOException, InterruptedException {
        Path lockFile = DIRECTORY.resolve("lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return false;
            }
            Path list = DIRECTORY.resolve("classes.txt");
            Path unfinished = DIRECTORY.resolve("unfinished.jsa");
            boolean done = java(
                            "-XX:DumpLoadedClassList=" + list,
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            String.join(File.pathSeparator, ordered(classPath)),
                            "dev.wirefold.cli.Main",
                            "demo",
                            "--exit")
                    && keepLibraries(list)
                    && java(
                            "-Xshare:dump",
                            "-XX:SharedClassListFile=" + list,
                            "-XX:SharedArchiveFile=" + unfinished,
                            "-cp",
                            libraries);
            if (done) {
                Files.move(unfinished, archive, StandardCopyOption.ATOMIC_MOVE);
            }
            return done;
        }
    }

    private static boolean keepLibraries(Path list) throws IOException {
        Set<String> libraries = new TreeSet<>();
        for (String line : Files.readAllLines(list, StandardCharsets.UTF_8)) {
            // Lines with an at sign are of lambdas, whose classes are made by the ones that have them.
            if (!line.startsWith("@") && !line.startsWith("#") && !line.startsWith(OWN)) {
                libraries.add(line);
            }
        }
        Files.write(list, libraries, StandardCharsets.UTF_8);
        return !libraries.isEmpty();
    }

    private static boolean java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ChildJvm.javaProgram());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(DIRECTORY.resolve("output.txt").toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("WIREFOLD_"));
        return builder.start().waitFor() == 0;
    }
}
