/** {@code /jobs}. */
package org.nephos.rest.job;
