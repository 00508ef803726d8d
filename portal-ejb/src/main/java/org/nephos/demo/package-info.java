/** The cloud of the demonstration, seeded at each start when {@code nephos.demo} is set. */
package org.nephos.demo;
