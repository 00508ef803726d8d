/** The letters of the demonstration. */
package org.nephos.web.mail;
