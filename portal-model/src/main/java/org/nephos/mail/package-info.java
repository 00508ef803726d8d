/** Letters that the portal sends to people. */
package org.nephos.mail;
