/** The one source of time. */
package org.nephos.time;
