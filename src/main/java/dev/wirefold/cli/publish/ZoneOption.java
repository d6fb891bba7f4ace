package dev.wirefold.cli.publish;

import dev.wirefold.UserErrorException;
import dev.wirefold.wire.SourceZone;
import dev.wirefold.wire.Times;
import dev.wirefold.wire.UnusableException;
import picocli.CommandLine.Option;

/** Where the sources are whose times have no zone. */
public final class ZoneOption {
    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Zone of the times that are written without one, such as Europe/Berlin or +01:00. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String zone = "UTC";

    /** @throws UserErrorException when there is no such zone */
    public Times times() {
        try {
            return Times.in(SourceZone.parse(zone));
        } catch (UnusableException e) {
            throw new UserErrorException("--zone: " + e.why(), e);
        }
    }
}
