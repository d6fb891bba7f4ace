/** What an instance tells of itself over HTTP: whether it lives, whether it is ready, and its metrics. */
@NullMarked
package dev.wirefold.monitor;

import org.jspecify.annotations.NullMarked;
