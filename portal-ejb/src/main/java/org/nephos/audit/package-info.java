/** The audit trail: who did what, when, from where, on what, and with which outcome. */
package org.nephos.audit;
