/** Lists by keyset: whitelisted filters and sorts, opaque markers, the scope of the caller. */
package org.nephos.list;
