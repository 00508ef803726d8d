package org.nephos.catalog.api;

/**
 * Where an instance can run.
 *
 * @param driver {@code libvirt} for real guests, {@code simulator} for made-up ones
 */
public record ZoneView(String name, String driver, String description) {}
