/** How a list is asked for and answered. */
package org.nephos.list.api;
