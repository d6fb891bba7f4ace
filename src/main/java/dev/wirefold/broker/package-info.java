/** A real Kafka broker inside this process, for development, demonstrations and tests. */
@NullMarked
package dev.wirefold.broker;

import org.jspecify.annotations.NullMarked;
