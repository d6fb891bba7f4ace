/** The desk: which earlier article each article was made from. */
@NullMarked
package dev.wirefold.core.lineage;

import org.jspecify.annotations.NullMarked;
