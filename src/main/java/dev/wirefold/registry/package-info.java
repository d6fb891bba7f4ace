/** A schema registry, for those downstream whose tools ask one. */
@NullMarked
package dev.wirefold.registry;

import org.jspecify.annotations.NullMarked;
