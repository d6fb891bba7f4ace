/** Asks other people's servers for documents: politely, within bounds, and at no address of a network that is not public. */
@NullMarked
package dev.wirefold.wire.fetch;

import org.jspecify.annotations.NullMarked;
