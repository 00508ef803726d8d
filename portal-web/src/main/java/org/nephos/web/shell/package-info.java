/** What every page shares: who is signed in, the frame around the page, errors, headers. */
package org.nephos.web.shell;
