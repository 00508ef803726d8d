/** What a quota counts, amounts of it, and requests for more. */
package org.nephos.quota;
