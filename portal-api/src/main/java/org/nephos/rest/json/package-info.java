/** Strict JSON: bodies bound to records, nothing unknown, nothing converted. */
package org.nephos.rest.json;
