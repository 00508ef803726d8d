/**
 * Hosts: which are there, what they have promised, and where an instance goes; and how many of them
 * are asked something at once.
 */
package org.nephos.placement;
