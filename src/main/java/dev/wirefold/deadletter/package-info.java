/** Refused records on their way back to the wire. */
@NullMarked
package dev.wirefold.deadletter;

import org.jspecify.annotations.NullMarked;
