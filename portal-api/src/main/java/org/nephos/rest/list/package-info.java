/** Pages of lists and their parameters. */
package org.nephos.rest.list;
