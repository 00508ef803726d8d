/** {@code /quotas} and {@code /quota-requests}. */
package org.nephos.rest.quota;
