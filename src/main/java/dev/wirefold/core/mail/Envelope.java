package dev.wirefold.core.mail;

/**
 * A piece of mail on its way.
 *
 * @param generation that of the record of the wire which it follows from, directly or by way of other mail
 */
public record Envelope(long generation, Mail mail) {}
