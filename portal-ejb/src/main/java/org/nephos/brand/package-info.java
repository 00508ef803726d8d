/** What a brand says: the words of letters and of documents. */
package org.nephos.brand;
