/** An order and the states that it goes through, policies on orders, and approvals. */
package org.nephos.order;
