/** Secrets that the database keeps, and who reads the database cannot. */
package org.nephos.secret;
