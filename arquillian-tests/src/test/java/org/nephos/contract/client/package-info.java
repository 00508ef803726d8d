/** A client of the API as anybody could write it: HTTP, JSON and a token, and no class of ours. */
package org.nephos.contract.client;
