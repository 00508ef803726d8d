package org.nephos.mail;

/** What became of a letter. */
public enum MailState {
  /** A job sends it. */
  QUEUED,
  /** A mail server has taken it. */
  SENT,
  /** There was no reason to send it any more. */
  DROPPED,
  /** It was given up; the operator sees the job and can try again. */
  FAILED
}
