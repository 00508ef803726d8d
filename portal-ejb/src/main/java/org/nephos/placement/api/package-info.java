/** Hosts, as the operator sees them. */
package org.nephos.placement.api;
