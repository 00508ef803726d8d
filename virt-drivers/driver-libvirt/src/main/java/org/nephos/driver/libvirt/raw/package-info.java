/**
 * libvirt's C functions that its Java binding lacks: states with reasons, bulk statistics, live
 * changes of a network. Nothing outside this package touches a native pointer.
 */
package org.nephos.driver.libvirt.raw;
