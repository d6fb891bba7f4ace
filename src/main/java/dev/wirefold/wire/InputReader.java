package dev.wirefold.wire;

import dev.wirefold.avro.Article;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads files, directories and standard input into a sink, always in the same order: of a directory first what its
 * manifest names, as it names it, then the rest by name. Whatever can't be read is refused by name, and the rest goes on.
 */
public final class InputReader {
    /** What servers and archives call a page whose name is that of its directory. */
    private static final Set<String> NAMES_OF_MANY = Set.of("index", "default", "home", "source", "content");

    private static final int BUFFER_BYTES = 64 * 1024;

    private final List<ArticleFormat> sources;
    private final ArticleSink sink;
    private final Times times;
    private final Map<Path, Optional<Manifest>> manifests = new HashMap<>();
    private final Map<String, Path> idsFromNames = new HashMap<>();
    private final Set<Path> filesRead = new HashSet<>();
    private final Set<Path> directoriesRead = new HashSet<>();

    /**
     * @param sources in the order in which they are asked
     * @param times reads times by the zone of whoever wrote the input
     */
    public InputReader(List<ArticleFormat> sources, ArticleSink sink, Times times) {
        this.times = times;
        this.sources = List.copyOf(sources);
        this.sink = new Withdrawals(sink);
    }

    /** Reads a file, with what a manifest beside it says of it, or a directory with everything below it. */
    public void read(Path path) {
        if (Files.isDirectory(path)) {
            readDirectory(path);
        } else if (!Files.exists(path)) {
            refuse(path.toString(), "does not exist");
        } else if (isManifest(path)) {
            manifestIn(directoryOf(path)).ifPresent(this::readEntries);
        } else {
            readGiven(path);
        }
    }

    /** Reads one file for itself: a manifest beside it says nothing of it. */
    public void readAlone(Path file) {
        readFile(file, ArticleFields.NONE);
    }

    /** Reads everything from a stream that has no name. Does not close it. */
    public void read(InputStream standardInput) {
        read("standard input", standardInput);
    }

    /** Reads everything from a stream; the name is for messages. Does not close it. */
    public void read(String name, InputStream stream) {
        read(name, FallbackId.FROM_CONTENT, stream, ArticleFields.NONE);
    }

    private void readDirectory(Path directory) {
        List<Path> children;
        try {
            if (!directoriesRead.add(directory.toRealPath())) {
                return;
            }
            children = children(directory);
        } catch (IOException e) {
            refuse(directory.toString(), problem(e));
            return;
        }
        if (children.isEmpty()) {
            refuse(directory.toString(), "has no files");
        }
        Optional<Manifest> manifest =
                children.stream().anyMatch(InputReader::isManifest) ? manifestIn(directory) : Optional.empty();
        manifest.ifPresent(this::readEntries);
        for (Path child : children) {
            if (Files.isDirectory(child)) {
                readDirectory(child);
            } else if (!Files.isRegularFile(child)) {
                refuse(child.toString(), "is no regular file");
            } else if (!isManifest(child) && !filesRead.contains(identity(child))) {
                readGiven(child);
            }
        }
    }

    private static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path child : all) {
                if (!Files.isHidden(child)) {
                    children.add(child);
                }
            }
        }
        Collections.sort(children);
        return children;
    }

    /** Nothing when there is none, or none that can be read; of the latter the sink hears once. */
    private Optional<Manifest> manifestIn(Path directory) {
        Path path = directory.resolve(Manifest.FILE_NAME);
        Path identity = identity(path);
        Optional<Manifest> known = manifests.get(identity);
        if (known == null) {
            known = readManifest(path);
            manifests.put(identity, known);
        }
        return known;
    }

    private Optional<Manifest> readManifest(Path path) {
        if (!Files.exists(path)) {
            return Optional.of(new Manifest(List.of()));
        }
        try {
            return Optional.of(Manifest.read(path, times));
        } catch (IOException e) {
            refuse(path.toString(), problem(e));
        } catch (UnusableException e) {
            refuse(path.toString(), e.why());
        }
        return Optional.empty();
    }

    /** Without what was read before, as when a shell's pattern names the files and the manifest behind them. */
    private void readEntries(Manifest manifest) {
        Set<Path> readBefore = Set.copyOf(filesRead);
        manifest.entries().stream()
                .filter(entry -> entry.file() == null || !readBefore.contains(identity(entry.file())))
                .forEach(this::readEntry);
    }

    private void readEntry(Manifest.Entry entry) {
        Path file = entry.file();
        if (file != null) {
            filesRead.add(identity(file));
        }
        entry.fields().unknown().forEach(sink::unknownField);
        if (entry.problem() != null) {
            refuse(entry.where(), entry.problem());
        } else if (file == null) {
            Article empty = Article.newBuilder().setId("").build();
            sink.reading(entry.where());
            sink.article(entry.fields().complete(entry.where(), empty, null));
        } else if (!Files.exists(file)) {
            refuse(entry.where(), "names the file " + file + ", which does not exist");
        } else {
            readFile(file, entry.fields());
        }
    }

    /** With what the manifest beside it says; an embargo that can't be read must not be taken for none. */
    private void readGiven(Path path) {
        Optional<Manifest> manifest = manifestIn(directoryOf(path));
        if (manifest.isEmpty()) {
            refuse(path.toString(), "is not published, because the " + Manifest.FILE_NAME + " beside it can't be read");
            return;
        }
        List<Manifest.Entry> entries = manifest.get().entries().stream()
                .filter(entry -> entry.file() != null && identity(entry.file()).equals(identity(path)))
                .toList();
        if (entries.isEmpty()) {
            readFile(path, ArticleFields.NONE);
        } else {
            entries.forEach(this::readEntry);
        }
    }

    private void readFile(Path path, ArticleFields given) {
        filesRead.add(identity(path));
        try (InputStream in = Files.newInputStream(path)) {
            read(path.toString(), document -> idFromName(path), in, given);
        } catch (IOException e) {
            refuse(path.toString(), problem(e));
        }
    }

    /**
     * The file's name, with that of its directory where the name alone is that of many pages, or another file's already.
     */
    private String idFromName(Path path) throws UnusableException {
        Path file = identity(path);
        String id = withoutEnding(file.getFileName().toString());
        Path directory = file.getParent();
        boolean taken = NAMES_OF_MANY.contains(id.toLowerCase(Locale.ROOT)) || isTaken(id, file);
        while (taken && directory != null && directory.getFileName() != null) {
            id = directory.getFileName() + "/" + id;
            directory = directory.getParent();
            taken = isTaken(id, file);
        }
        if (taken) {
            throw new UnusableException("would get the id " + id + " from its name, which " + idsFromNames.get(id)
                    + " has already; give it an id of its own in a " + Manifest.FILE_NAME);
        }
        idsFromNames.put(id, file);
        return id;
    }

    private boolean isTaken(String id, Path file) {
        Path first = idsFromNames.get(id);
        return first != null && !first.equals(file);
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private void read(String where, FallbackId fallbackId, InputStream stream, ArticleFields given) {
        try {
            BufferedInputStream in = new BufferedInputStream(stream, BUFFER_BYTES);
            byte[] beginning = beginning(in);
            if (Expansion.isCompressed(beginning)) {
                in = new BufferedInputStream(Expansion.of(in), BUFFER_BYTES);
                beginning = beginning(in);
            }
            if (beginning.length == 0) {
                throw new UnusableException("is empty");
            }
            refuseOtherKinds(beginning);
            sink.reading(where);
            ArticleFormat format = formatFor(InputStart.of(where, beginning));
            Input input = new Input(where, fallbackId, in, given, times);
            Apart.read(where, sink, apart -> format.read(input, apart));
        } catch (IOException e) {
            refuse(where, problem(e));
        } catch (UnusableException e) {
            refuse(where, e.why());
        }
    }

    private static byte[] beginning(BufferedInputStream in) throws IOException {
        in.mark(InputStart.MAX_BYTES);
        byte[] beginning = in.readNBytes(InputStart.MAX_BYTES);
        in.reset();
        return beginning;
    }

    private static void refuseOtherKinds(byte[] beginning) throws UnusableException {
        if (Expansion.isCompressed(beginning)) {
            throw new UnusableException("is compressed twice");
        }
        Optional<String> kind = OtherKinds.nameOf(beginning);
        if (kind.isPresent()) {
            throw new UnusableException("is " + kind.get() + ", which is not read");
        }
    }

    private ArticleFormat formatFor(InputStart head) throws UnusableException {
        return sources.stream()
                .filter(source -> source.accepts(head))
                .findFirst()
                .orElseThrow(() -> new UnusableException("is in none of the formats that are read: "
                        + sources.stream().map(ArticleFormat::format).collect(Collectors.joining(", "))));
    }

    private void refuse(String where, String why) {
        sink.refused(new Refusal(where, why));
    }

    private static boolean isManifest(Path path) {
        return path.endsWith(Manifest.FILE_NAME);
    }

    private static Path directoryOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static Path identity(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static String problem(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "can't be read: permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "does not exist";
        }
        return "can't be read: " + e.getMessage();
    }
}
