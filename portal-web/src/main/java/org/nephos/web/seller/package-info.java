/** Who sells, and by how much what is sold is taxed; for the operator. */
package org.nephos.web.seller;
