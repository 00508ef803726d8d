/** The portal as its users' scripts see it: over HTTP, with a token. */
package org.nephos.benchmark.portal;
