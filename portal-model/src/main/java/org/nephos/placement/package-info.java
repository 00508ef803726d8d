/** Hosts, and which of them an instance goes to: filters, then weights. */
package org.nephos.placement;
