/** Commands that run something until they are interrupted: a pipeline, a broker, a demonstration, the stories as they come. */
@NullMarked
package dev.wirefold.cli.run;

import org.jspecify.annotations.NullMarked;
