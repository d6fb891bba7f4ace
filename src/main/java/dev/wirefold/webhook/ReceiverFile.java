package dev.wirefold.webhook;

import dev.wirefold.FileFault;
import dev.wirefold.PropertiesFile;
import dev.wirefold.UserErrorException;
import dev.wirefold.board.StoryQuery;
import dev.wirefold.wire.UnusableException;
import dev.wirefold.wire.fetch.WebAddresses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;

/** Receivers by name, as in a file of properties: {@code NAME.url}, {@code NAME.secret.file}, and filters. */
public final class ReceiverFile {
    static final int MAX_RECEIVERS = 50;
    private static final int MAX_SECRETS = 3;
    private static final int MAX_NAME_CHARS = 64;
    private static final int MAX_FILE_BYTES = 1024 * 1024;
    private static final String URL = "url";
    private static final String SECRET_FILE = "secret.file";

    /** Names of the board's filters, and what they are called here. */
    private static final Map<String, String> FILTERS =
            Map.of("q", "words", "source", "source", "language", "language", "minArticles", "min.articles");

    private final Path file;

    private ReceiverFile(Path file) {
        this.file = file;
    }

    /** @throws UserErrorException when it can't be read; the message says what would be */
    public static List<Receiver> read(Path file) {
        return new ReceiverFile(file).receivers();
    }

    private List<Receiver> receivers() {
        Map<String, Map<String, String>> byName = new TreeMap<>();
        PropertiesFile.read(file, file.toString()).forEach((name, value) -> {
            int dot = name.indexOf('.');
            String receiver = dot < 0 ? "" : name.substring(0, dot);
            String what = name.substring(dot + 1);
            if (!isName(receiver) || !(what.equals(URL) || what.equals(SECRET_FILE) || FILTERS.containsValue(what))) {
                throw wrong(
                        name,
                        "expected NAME.url, NAME.secret.file, NAME.words, NAME.source, NAME.language or"
                                + " NAME.min.articles, with letters, digits, '-' and '_' in NAME, 64 at most");
            }
            byName.computeIfAbsent(receiver, any -> new TreeMap<>()).put(what, value.strip());
        });
        if (byName.isEmpty() || byName.size() > MAX_RECEIVERS) {
            throw new UserErrorException(
                    file + ": expected 1 to " + MAX_RECEIVERS + " receivers, each with NAME.url and NAME.secret.file");
        }
        List<Receiver> receivers = new ArrayList<>();
        byName.forEach((name, settings) -> receivers.add(receiver(name, settings)));
        return List.copyOf(receivers);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_NAME_CHARS
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_');
    }

    private Receiver receiver(String name, Map<String, String> settings) {
        String url = settings.getOrDefault(URL, "");
        String secrets = settings.getOrDefault(SECRET_FILE, "");
        if (url.isEmpty() || secrets.isEmpty()) {
            throw wrong(name, "needs " + name + "." + URL + " and " + name + "." + SECRET_FILE);
        }
        try {
            HttpUrl address = WebAddresses.parse(url);
            StoryQuery wanted = StoryQuery.of(parameter -> settings.get(FILTERS.getOrDefault(parameter, parameter)));
            return new Receiver(name, address, secrets(file.resolveSibling(secrets)), wanted);
        } catch (UnusableException e) {
            // An address may hold what only the receiver is to know.
            throw wrong(name + "." + URL, e.why());
        } catch (StoryQuery.WrongException e) {
            throw wrong(name, "min.articles: " + e.getMessage());
        }
    }

    private static List<Secret> secrets(Path secretFile) {
        List<Secret> secrets = new ArrayList<>();
        try {
            if (Files.size(secretFile) > MAX_FILE_BYTES) {
                throw new UserErrorException(secretFile + " is larger than " + MAX_FILE_BYTES + " bytes");
            }
            for (String line : Files.readAllLines(secretFile, StandardCharsets.UTF_8)) {
                if (!line.isBlank()) {
                    secrets.add(Secret.parse(line));
                }
            }
        } catch (IOException e) {
            throw new UserErrorException(secretFile + " can't be read: " + FileFault.of(e), e);
        } catch (UnusableException e) {
            throw new UserErrorException(secretFile + " " + e.why(), e);
        }
        if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
            throw new UserErrorException(secretFile + ": expected 1 to " + MAX_SECRETS + " secrets, one on each line");
        }
        return List.copyOf(secrets);
    }

    private UserErrorException wrong(String what, String why) {
        return new UserErrorException(file + ": " + what + ": " + why);
    }
}
