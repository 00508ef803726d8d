/** The first page. */
package org.nephos.web.overview;
