package dev.wirefold.cli.dist;

import dev.wirefold.cli.Main;
import dev.wirefold.cli.console.CommandFactory;
import dev.wirefold.cli.console.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes what is made from the program's own commands and settings: completion, manual pages in AsciiDoc, a settings file. */
public final class DistributionFiles {
    private static final String PROGRAM = "wirefold";

    private DistributionFiles() {}

    /** @param arguments the directory to write to, and the version of the program */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        for (Map.Entry<String, String> file : files(arguments[1]).entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }

    /** Path → text. */
    static Map<String, String> files(String version) {
        Map<String, String> files = new TreeMap<>();
        CommandLine program = new CommandLine(new Main(), new CommandFactory(Console.ofProcess(Map.of())));
        files.put("completion/" + PROGRAM, AutoComplete.bash(PROGRAM, program));
        files.put("conf/" + PROGRAM + ".properties", SettingsFile.text());
        addManualPages(files, program, version);
        return files;
    }

    private static void addManualPages(Map<String, String> files, CommandLine command, String version) {
        StringWriter page = new StringWriter();
        try (PrintWriter writer = new PrintWriter(page)) {
            command.getCommandSpec().versionProvider(null).version(PROGRAM + " " + version);
            ManPageGenerator.writeSingleManPage(writer, command.getCommandSpec());
        }
        files.put("man/" + command.getCommandSpec().qualifiedName("-") + ".adoc", page.toString());
        command.getSubcommands().values().forEach(subcommand -> addManualPages(files, subcommand, version));
    }
}
