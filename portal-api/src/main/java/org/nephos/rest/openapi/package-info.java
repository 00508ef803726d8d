/** The OpenAPI document, completed with what all methods share. */
package org.nephos.rest.openapi;
