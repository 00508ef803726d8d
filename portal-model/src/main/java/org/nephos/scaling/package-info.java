/** Scaling groups, and the policy that decides their size from numbers alone. */
package org.nephos.scaling;
