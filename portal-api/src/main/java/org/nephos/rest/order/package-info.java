/** {@code /orders}, of instances and of scaling groups. */
package org.nephos.rest.order;
