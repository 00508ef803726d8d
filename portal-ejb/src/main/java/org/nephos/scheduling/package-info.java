/**
 * What the portal does by itself, again and again: the ticks, and the clustered scheduler below.
 */
package org.nephos.scheduling;
