package dev.wirefold.wire;

/**
 * Something that was not published.
 *
 * @param where file, and line or article in it where that is known
 * @param why what is wrong with it, in words
 */
public record Refusal(String where, String why) {
    @Override
    public String toString() {
        return where + ": " + why;
    }
}
