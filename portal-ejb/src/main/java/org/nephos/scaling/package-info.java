/** Scaling groups: their order, evaluation, members and end. */
package org.nephos.scaling;
