/**
 * The driver SPI: what Nephos asks of a hypervisor, and nothing of how.
 *
 * <p>A driver <em>observes</em> and <em>converges</em>. It is given our UUID and a full
 * specification; doing something twice is doing it once; absence is a value, not an error; a
 * timeout means <em>unknown</em>, so the caller observes before it acts again. This package depends
 * on nothing but the JDK.
 */
package org.nephos.driver;
