/**
 * Owns trees: keeps which articles are in each and who is kin to whom, and finds the earlier tree that each is joined to.
 *
 * <p>An owner knows its trees' articles by the mail that says who is in a story. Kin that are in the same tree need no more.
 * It asks the homes of the others in which trees they are, and tells the owner of the later of two trees of the pairs that
 * they have; that one decides, and tells the home of its root.
 *
 * <p>A tree is judged by what lies within the window around its root, so that the judgement is final when that has come to
 * rest, and whatever lies a window behind the retention is needed no more.
 */
@NullMarked
package dev.wirefold.core.tree;

import org.jspecify.annotations.NullMarked;
