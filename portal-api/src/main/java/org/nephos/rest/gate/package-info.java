/** The way in: tokens, limits, and the checks that come before a body is read. */
package org.nephos.rest.gate;
