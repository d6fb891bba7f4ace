/**
 * Joins trees that tell one story. Articles of one story that came to two trees stay apart for ever otherwise, since each
 * article looks only for the best earlier one.
 *
 * <p>A tree goes to one earlier tree at most, as an article has one parent at most. So what a story depends on lies in the
 * past, nothing has to be searched for again when a join is taken back, and a page that resembles ten trees joins no two of
 * them.
 */
@NullMarked
package dev.wirefold.core.joining;

import org.jspecify.annotations.NullMarked;
