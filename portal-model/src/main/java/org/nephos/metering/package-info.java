/** Meters, and how intervals of usage follow from transitions. */
package org.nephos.metering;
