/** What can be ordered and with what: flavors, images, zones, networks, keypairs. */
package org.nephos.catalog;
