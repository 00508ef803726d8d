/** The invariants of the cloud over the API. */
package org.nephos.rest.integrity;
