/** One instance of the pipeline as a process: its settings, its directory, its threads. */
@NullMarked
package dev.wirefold.app;

import org.jspecify.annotations.NullMarked;
