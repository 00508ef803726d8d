/** How long an order takes. */
package org.nephos.benchmark.order;
