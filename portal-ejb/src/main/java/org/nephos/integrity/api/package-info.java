/** The invariants, as pages and the API see them. */
package org.nephos.integrity.api;
