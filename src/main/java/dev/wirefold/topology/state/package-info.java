/** The one state store and the rows in it. */
@NullMarked
package dev.wirefold.topology.state;

import org.jspecify.annotations.NullMarked;
