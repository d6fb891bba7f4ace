package dev.wirefold.core.joining;

import dev.wirefold.core.article.StoryId;

/**
 * What a tree's root is told: it is in the story of another tree.
 *
 * @param story the story that the other tree is in
 */
public record Joined(StoryId story, Joining joining) {}
