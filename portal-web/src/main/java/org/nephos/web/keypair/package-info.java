/** SSH keys of a project. */
package org.nephos.web.keypair;
