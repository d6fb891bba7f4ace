package dev.wirefold.wire;

/**
 * Something that was not published.
 *
 * @param where file, and line or article in it where that is known
 * @param why what is wrong with it, in words
 */
public record Refusal(String where, String why) {
    /** Of an article, which is named too where it has an id. */
    public static Refusal of(Incoming incoming, String why) {
        String id = incoming.article().getId();
        return new Refusal(incoming.where(), why + (id.isEmpty() ? "" : " (article " + id + ")"));
    }

    @Override
    public String toString() {
        return where + ": " + why;
    }
}
