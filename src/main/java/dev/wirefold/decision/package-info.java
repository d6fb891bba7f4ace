/** Editors' decisions as their readers and writers see them: asked for, and what has become of them. */
@NullMarked
package dev.wirefold.decision;

import org.jspecify.annotations.NullMarked;
