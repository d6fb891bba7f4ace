package dev.wirefold.core.article;

/**
 * Where an article belongs.
 *
 * @param tree its tree, named after the root as a story is
 * @param story the story that the tree is in: its own, unless it is joined to an earlier tree
 */
public record Standing(StoryId tree, StoryId story) {
    /** A tree that is a story of its own. */
    public static Standing alone(StoryId tree) {
        return new Standing(tree, tree);
    }

    public boolean isAlone() {
        return tree.equals(story);
    }
}
