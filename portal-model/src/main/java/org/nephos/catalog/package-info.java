/** What can be ordered: flavors, images, zones, keypairs. */
package org.nephos.catalog;
