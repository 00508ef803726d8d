/** Tokens that scripts sign in with. */
package org.nephos.web.token;
