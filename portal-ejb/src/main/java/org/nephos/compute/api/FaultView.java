package org.nephos.compute.api;

/**
 * Why something failed.
 *
 * @param code stable: {@code no-host}, {@code host-unreachable}, {@code build-failed}, …
 * @param detail one sentence that a person can act on
 */
public record FaultView(String code, String detail) {}
