/** The native API: resources, one package a feature, over the same facades as the pages. */
package org.nephos.rest;
