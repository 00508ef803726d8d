/** {@code /scaling-groups}, and simulated load for the operator. */
package org.nephos.rest.scaling;
