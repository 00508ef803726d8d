/** {@code /flavors}, {@code /images}, {@code /zones}, {@code /networks}, {@code /keypairs}. */
package org.nephos.rest.catalog;
