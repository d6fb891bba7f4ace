/** The live board: stories, memberships and events of a horizon, kept from the topics and shown to browsers. */
@NullMarked
package dev.wirefold.board;

import org.jspecify.annotations.NullMarked;
