/** Leases: which end soon, who wants more time, and what holds for them. */
package org.nephos.web.lease;
