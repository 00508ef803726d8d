/** Money, rates, and the one formula and the one rounding that prices usage. */
package org.nephos.billing;
