package dev.wirefold.app;

import dev.wirefold.UserErrorException;
import dev.wirefold.core.fingerprint.Houses;
import java.util.List;
import java.util.regex.Pattern;

/** The lists of how usual words are at publishers that the program's user has made. */
final class HouseLists {
    private static final Pattern NAME = Pattern.compile("# houses ([\\w.-]{1,64}):");

    private HouseLists() {}

    /** @throws UserErrorException when a file cannot be read as a list */
    static Houses of(List<String> files) {
        return Houses.of(
                files.stream().map(String::strip).map(HouseLists::ofFile).toList());
    }

    private static Houses ofFile(String file) {
        FrozenFile frozen = FrozenFile.read(WirefoldConfig.HOUSES_FILES, file, NAME);
        try {
            return Houses.parse(frozen.version(), frozen.text().lines());
        } catch (IllegalArgumentException e) {
            throw new UserErrorException(
                    WirefoldConfig.HOUSES_FILES + ": " + file + " is no list of houses: " + e.getMessage(), e);
        }
    }
}
