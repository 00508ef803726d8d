/** Networks that hand out addresses, and the cards of instances. */
package org.nephos.network;
