package dev.wirefold.cli.replay;

import dev.wirefold.UserErrorException;
import dev.wirefold.contract.Topics;
import java.util.regex.Pattern;

/** The names under which a replay runs by itself, beside the wire and other runs. */
record RunNames(Topics topics, String applicationId) {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,50}");

    /**
     * @param id of the run
     * @param wire the topics that it would use if it were none
     * @param applicationId the same of the application
     * @throws UserErrorException when the id can't be part of a topic's name
     */
    static RunNames of(String id, Topics wire, String applicationId) {
        if (!ID.matcher(id).matches()) {
            throw new UserErrorException(
                    "--run: an id has 1 to 50 letters, digits, '.', '_' and '-', got '" + id + "'");
        }
        Topics topics = topics(id, wire);
        // The prefix is in both: applications of one name on two wires are two applications.
        String prefix = topics.prefix();
        return new RunNames(topics, applicationId + "-" + prefix.substring(0, prefix.length() - 1));
    }

    /** Where {@link #of} puts the topics of a run. */
    static Topics topics(String id, Topics wire) {
        return new Topics(wire.prefix() + "run-" + id + "-");
    }
}
