/** What asks a cluster, through Kafka's admin client, about topics, groups, offsets and rights, and changes them. */
@NullMarked
package dev.wirefold.admin;

import org.jspecify.annotations.NullMarked;
