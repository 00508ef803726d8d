/** The rules that hold for whatever is asked for and decided once. */
package org.nephos.request;
