/**
 * The portal as people use it: its pages in a real browser, signed in through the real Keycloak,
 * with the real hypervisor behind them where there is one.
 */
package org.nephos.browser;
