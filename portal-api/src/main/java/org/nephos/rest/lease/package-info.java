/** {@code /leases}, {@code /lease-extensions} and the policies behind them. */
package org.nephos.rest.lease;
