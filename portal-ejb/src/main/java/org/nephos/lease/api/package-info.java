/** Leases as pages and API see them. */
package org.nephos.lease.api;
