/** An order and the states that it goes through. */
package org.nephos.order;
