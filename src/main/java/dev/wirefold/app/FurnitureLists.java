package dev.wirefold.app;

import dev.wirefold.UserErrorException;
import dev.wirefold.core.text.HouseFurniture;
import java.util.List;
import java.util.regex.Pattern;

/** The lists of publishers' page furniture that the program's user has made. */
final class FurnitureLists {
    private static final Pattern NAME = Pattern.compile("# furniture ([\\w.-]{1,64}):");

    private FurnitureLists() {}

    /** @throws UserErrorException when a file cannot be read as a list */
    static HouseFurniture of(List<String> files) {
        return HouseFurniture.of(
                files.stream().map(String::strip).map(FurnitureLists::ofFile).toList());
    }

    private static HouseFurniture ofFile(String file) {
        FrozenFile frozen = FrozenFile.read(WirefoldConfig.FURNITURE_FILES, file, NAME);
        try {
            return HouseFurniture.parse(frozen.version(), frozen.text().lines());
        } catch (IllegalArgumentException e) {
            throw new UserErrorException(
                    WirefoldConfig.FURNITURE_FILES + ": " + file + " is no list of furniture: " + e.getMessage(), e);
        }
    }
}
