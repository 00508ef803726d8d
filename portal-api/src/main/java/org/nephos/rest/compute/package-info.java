/** {@code /instances} and what belongs to one. */
package org.nephos.rest.compute;
