/** The mail of the demonstration. */
package org.nephos.rest.mail;
