package dev.wirefold.cli.inspect;

import dev.wirefold.avro.Story;
import dev.wirefold.avro.StoryStatus;
import dev.wirefold.core.text.LetterCase;
import dev.wirefold.core.text.PublisherName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which stories are asked for; what is null does not matter.
 *
 * @param source publisher of an article of it, in any spelling
 * @param language or the beginning of one, as {@code pt} is of {@code pt-BR}
 * @param headline text in the headline
 * @param from the canonical article is of this time or later
 * @param to the canonical article is earlier
 */
record StoryFilter(
        @Nullable String source,
        @Nullable String language,
        @Nullable String headline,
        int minArticles,
        @Nullable Instant from,
        @Nullable Instant to) {

    boolean matches(Story story) {
        Instant published = story.getPublishedAt();
        return story.getStatus() == StoryStatus.LIVE
                && story.getMemberCount() >= minArticles
                && (source == null || hasSource(story, source))
                && (language == null || isIn(language, story.getLanguage()))
                && (headline == null || contains(story.getHeadline(), headline))
                && (from == null || (published != null && !published.isBefore(from)))
                && (to == null || (published != null && published.isBefore(to)));
    }

    private static boolean hasSource(Story story, String name) {
        String wanted = PublisherName.of(name);
        return story.getMembers().stream()
                .anyMatch(member -> member.getSource() != null
                        && PublisherName.of(member.getSource()).equals(wanted));
    }

    private static boolean isIn(String wanted, @Nullable String language) {
        String tag = language == null ? "" : LetterCase.lower(language);
        String begin = LetterCase.lower(wanted);
        return tag.equals(begin) || tag.startsWith(begin + "-");
    }

    private static boolean contains(@Nullable String text, String part) {
        return text != null && LetterCase.lower(text).contains(LetterCase.lower(part));
    }
}
