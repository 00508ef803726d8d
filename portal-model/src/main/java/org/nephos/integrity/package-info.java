/** What the last checks of the invariants have found. */
package org.nephos.integrity;
