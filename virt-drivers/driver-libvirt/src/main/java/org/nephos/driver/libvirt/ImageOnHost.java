package org.nephos.driver.libvirt;

/**
 * An image that lies whole on a host.
 *
 * @param volume the volume's name
 * @param format {@code qcow2} or {@code raw}
 * @param virtualBytes the size of the disk that it holds
 */
record ImageOnHost(String volume, String format, long virtualBytes) {}
