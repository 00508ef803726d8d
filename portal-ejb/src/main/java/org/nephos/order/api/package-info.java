/** Orders, as pages and the API see them. */
package org.nephos.order.api;
