/** How long instances may live: what a tenant's policy says, and asking for more time. */
package org.nephos.lease;
