/** What things cost: price plans for the operator, the own prices for everybody in a tenant. */
package org.nephos.web.price;
