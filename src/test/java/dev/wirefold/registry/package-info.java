@NullMarked
package dev.wirefold.registry;

import org.jspecify.annotations.NullMarked;
