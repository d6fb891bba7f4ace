package dev.wirefold.wire.drop;

import dev.wirefold.wire.PublishTally;
import java.nio.file.Path;

/**
 * A file that was dealt with.
 *
 * @param name as it was dropped
 * @param movedTo where it lies now
 * @param result what became of what it holds
 */
public record FiledFile(String name, Path movedTo, PublishTally.Result result) {
    public boolean failed() {
        return result.refused() > 0;
    }
}
