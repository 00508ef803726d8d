/** How resources answer what they made, changed or took on. */
package org.nephos.rest.answer;
