/** {@code /events} and its stream. */
package org.nephos.rest.event;
