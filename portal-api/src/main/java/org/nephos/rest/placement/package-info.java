/** {@code /hosts} and {@code /capacity}, for the operator. */
package org.nephos.rest.placement;
