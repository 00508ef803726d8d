package org.nephos.web.shell;

import java.io.Serializable;

/**
 * Something that the portal says in passing, above the page.
 *
 * @param sentence the words, as they are shown
 * @param good whether it is good news; what went wrong stays until it is put away
 */
public record Note(String sentence, boolean good) implements Serializable {}
