package org.nephos.mail.api;

import java.time.Instant;

/**
 * A letter that the demonstration's mail server has taken.
 *
 * @param sentAt what the letter says of itself
 */
public record DemoMail(String to, String from, String subject, String text, Instant sentAt) {}
