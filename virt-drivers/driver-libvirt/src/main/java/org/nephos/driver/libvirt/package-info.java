/**
 * The driver for libvirt hosts with QEMU guests.
 *
 * <p>A call of the SPI is made in one of its host's own threads ({@code Bulkhead}), over the host's
 * one connection ({@code HostConnection}), as a {@code HostCall} that ends at its deadline. What it
 * does is in one class for each concern: {@code GuestLifecycle}, {@code GuestPower}, {@code
 * GuestResize}, {@code Volumes}, {@code ImageStore}, {@code HostNetworks}, {@code HostMetrics},
 * {@code SerialLog}.
 */
package org.nephos.driver.libvirt;
