/** Texts of paths, queries and headers, read strictly. */
package org.nephos.rest.text;
