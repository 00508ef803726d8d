/** What the month costs. */
package org.nephos.web.cost;
