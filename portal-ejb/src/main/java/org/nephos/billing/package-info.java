/**
 * What usage costs: quotes, priced usage records, the lines and sums that people and exports read.
 */
package org.nephos.billing;
