package dev.wirefold.app;

import dev.wirefold.FileFault;
import dev.wirefold.UserErrorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A file that fingerprints depend on.
 *
 * @param version its name and its content's checksum, so that an edited file is another version
 */
record FrozenFile(String version, String text) {

    /**
     * @param setting that names the file, for errors
     * @param name matches the beginning of the text; its first group is the name
     * @throws UserErrorException when the file cannot be read as text
     */
    static FrozenFile read(String setting, String file, Pattern name) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of(file));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Matcher named = name.matcher(text);
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            String version =
                    (named.lookingAt() ? named.group(1) : "unnamed") + "-" + Long.toHexString(checksum.getValue());
            return new FrozenFile(version, text);
        } catch (CharacterCodingException e) {
            throw new UserErrorException(setting + ": " + file + " is not UTF-8", e);
        } catch (IOException | InvalidPathException e) {
            throw new UserErrorException(setting + ": " + file + " can't be read: " + FileFault.of(e), e);
        }
    }
}
