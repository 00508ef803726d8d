/** Recording what happens, giving committed events their place and hash, and reading them. */
package org.nephos.event;
