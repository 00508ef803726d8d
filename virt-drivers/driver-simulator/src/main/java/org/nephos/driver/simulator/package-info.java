/**
 * An in-memory cloud of any size behind the driver SPI: the embedded default and the scale test
 * bed.
 *
 * <p><b>The world.</b> {@link org.nephos.driver.simulator.Cloud} holds hosts, a host holds guests,
 * and a {@link org.nephos.driver.simulator.Guest} is immutable: a change puts a new one into the
 * map. Reading takes no lock; changing takes the lock of that guest only, which is never held while
 * waiting. A guest's {@link org.nephos.driver.simulator.Life} is a pure function of what was asked
 * and of the time: a guest that was asked softly to go down carries the instant at which it will be
 * down, so nothing runs in the background and a test that moves the clock moves the cloud.
 *
 * <p><b>The journal.</b> Guests outlive the portal's process, as real ones do. Each change is
 * written before the call returns, so that a killed process loses nothing that it confirmed; what
 * it had not confirmed is there or not, never half. (The journal is not forced to the disk at each
 * change: it survives the death of the process, not of the machine.) After a restart running guests
 * run on and loads that were set still hold; their counters begin anew, and each host's boot id
 * changes with every opening of the driver to say so. Armed faults are forgotten.
 */
package org.nephos.driver.simulator;
