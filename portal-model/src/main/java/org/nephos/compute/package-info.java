/** An instance, its table of transitions, and which meters each of its states runs. */
package org.nephos.compute;
