package org.nephos.job;

/** Another worker or a newer job has taken over; whatever was being written is rolled back. */
public class LeaseLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LeaseLost() {
    super("the lease is not ours any more", null, false, false);
  }
}
