/** Hashes. */
package org.nephos.digest;
