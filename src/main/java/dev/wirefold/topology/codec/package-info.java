/** Mail, state and public records as bytes of Avro. */
@NullMarked
package dev.wirefold.topology.codec;

import org.jspecify.annotations.NullMarked;
