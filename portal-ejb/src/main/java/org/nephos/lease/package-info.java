/**
 * The end of instances by agreement: policies, warnings, the stop at the end, the deletion after
 * the grace, and extensions by request. Of a lease that is over, {@link org.nephos.lease.LeaseEnd}
 * deletes the instance, and with it what hangs on it; volumes and addresses that live on their own
 * would be dealt with there.
 */
package org.nephos.lease;
