/**
 * Live checks that the rows keep the promises of the design. They read only: nothing is repaired
 * here.
 */
package org.nephos.integrity;
