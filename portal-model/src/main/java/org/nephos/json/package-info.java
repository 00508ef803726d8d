/** JSON as it is kept in columns. */
package org.nephos.json;
