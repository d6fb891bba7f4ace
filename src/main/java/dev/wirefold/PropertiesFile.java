package dev.wirefold;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file of names and values that a user has written, in UTF-8 and in the form of {@link Properties}. */
public final class PropertiesFile {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private PropertiesFile() {}

    /**
     * All that it says, by name.
     *
     * @param called how the file is called when it can't be used
     * @throws UserErrorException when it can't be read, or is larger than 1 MiB
     */
    public static Map<String, String> read(Path file, String called) {
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (Files.size(file) > MAX_BYTES) {
                throw new UserErrorException(called + " is larger than " + MAX_BYTES + " bytes");
            }
            skipMark(reader);
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UserErrorException(called + " can't be read: " + FileFault.of(e), e);
        }
        Map<String, String> named = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> named.put(name, properties.getProperty(name)));
        return named;
    }

    /** Some editors begin a file of UTF-8 with a byte order mark, which would be part of the first name. */
    private static void skipMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }
}
