package dev.wirefold.core.fingerprint;

/**
 * When two articles are of one story.
 *
 * @param thresholdMillionths least similarity
 * @param samePublisherThresholdMillionths least similarity of two articles of one publisher, whose articles share
 *     phrases of the house
 * @param saturationMillionths scores end here, so that all copies of one text hang on the first of them
 * @param leastNumbers both articles need so many different numbers for the next rule
 * @param sharedNumbersMillionths least share of the numbers of the article with fewer that the other must have: recurring
 *     reports are one template with other numbers
 */
public record Rules(
        int thresholdMillionths,
        int samePublisherThresholdMillionths,
        int saturationMillionths,
        int leastNumbers,
        int sharedNumbersMillionths) {

    public static Rules defaults() {
        return new Rules(200_000, 250_000, 900_000, 4, 300_000);
    }
}
