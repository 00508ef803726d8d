/** The row of the append-only event table. */
package org.nephos.event;
