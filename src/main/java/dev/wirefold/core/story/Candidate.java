package dev.wirefold.core.story;

import dev.wirefold.core.article.Member;

/**
 * An article that may stand for its story.
 *
 * @param place the best of itself and of the earlier versions that it stands for: it is elected as if it were that one
 * @param hasTakenAPlace whether it stands for any
 */
public record Candidate(Member member, Member place, boolean hasTakenAPlace) {}
