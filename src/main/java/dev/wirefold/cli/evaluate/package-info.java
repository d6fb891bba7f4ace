/** The command that scores the pipeline on labelled articles. */
@NullMarked
package dev.wirefold.cli.evaluate;

import org.jspecify.annotations.NullMarked;
