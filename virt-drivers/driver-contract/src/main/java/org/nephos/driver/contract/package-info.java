/**
 * The driver contract: the promises of {@link org.nephos.driver} as tests that every driver passes.
 *
 * <p>A driver's test extends {@link org.nephos.driver.contract.DriverContract} and supplies the
 * hooks of {@link org.nephos.driver.contract.DriverUnderTest}; nothing else is needed. The tests
 * are grouped by promise, one interface for each group.
 *
 * <p>Nothing is skipped silently. Whether an optional ability is tested follows from {@link
 * org.nephos.driver.contract.DriverUnderTest#promisedCapabilities()}, which each driver's test
 * states by hand: for a promised ability the facet must work, for any other the facet must be
 * absent. A driver that loses a facet therefore fails.
 *
 * <p>A real guest takes seconds to boot, so one guest proves several promises where they follow
 * from each other: the whole contract boots a guest to readiness five times and starts about a
 * dozen.
 */
package org.nephos.driver.contract;
