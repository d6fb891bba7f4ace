/** The contract with everyone outside. */
package dev.wirefold.avro;
