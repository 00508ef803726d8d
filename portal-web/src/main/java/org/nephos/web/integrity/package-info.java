/** The page of the invariants. */
package org.nephos.web.integrity;
