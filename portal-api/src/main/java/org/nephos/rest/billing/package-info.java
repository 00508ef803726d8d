/** {@code /usage}. */
package org.nephos.rest.billing;
