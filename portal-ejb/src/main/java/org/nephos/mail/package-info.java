/**
 * Letters to people: written into the outbox in the transaction that decides them, sent by a job,
 * in a real conversation with a mail server. The demonstration brings a server of its own.
 */
package org.nephos.mail;
