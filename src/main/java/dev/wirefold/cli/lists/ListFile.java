package dev.wirefold.cli.lists;

import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import dev.wirefold.cli.console.Console;
import dev.wirefold.cli.console.DisplayText;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A list that was counted in an archive, with a name and a version, as settings name it. */
final class ListFile {
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,64}");

    private ListFile() {}

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new UserErrorException(
                    "--name: expected 1 to 64 letters, digits, dots, dashes or underscores, found: " + name);
        }
    }

    /**
     * Sentences without what no screen may be shown: none of that is a letter, so they are compared as before.
     *
     * @param rows with tabs between their cells
     * @param out null: standard output
     */
    static void write(Console console, @Nullable Path out, Stream<String> rows) {
        Stream<String> lines = rows.map(ListFile::printable);
        if (out == null) {
            lines.forEach(console.out()::println);
            console.out().flush();
            return;
        }
        try (Writer writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                writer.write(line);
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new UserErrorException("--out: " + out + " can't be written: " + FileFault.of(e), e);
        }
    }

    private static String printable(String row) {
        return Stream.of(row.split("\t", -1))
                .map(cell -> DisplayText.oneLine(cell, Integer.MAX_VALUE))
                .collect(Collectors.joining("\t"));
    }
}
