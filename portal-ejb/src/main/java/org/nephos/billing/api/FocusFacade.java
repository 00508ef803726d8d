package org.nephos.billing.api;

import java.io.IOException;
import java.io.Writer;

/** Charges in the form of the FinOps Open Cost and Usage Specification, version 1.2. */
public interface FocusFacade {
  /**
   * Writes all charges as CSV with a header: usage that is recorded, also of months without an
   * invoice; what else is on invoices; taxes; and roundings, so that what is billed adds up to each
   * invoice. Nothing between two commas is null; no text is changed; lines end with LF.
   *
   * @throws org.nephos.problem.api.MalformedException unless the period begins before it ends
   * @throws org.nephos.problem.api.NotFoundException when the caller does not reach the tenant
   * @throws org.nephos.problem.api.ForbiddenException to whom sees no tenant's whole cost
   */
  void write(FocusQuery query, Writer out) throws IOException;

  /**
   * What the file is made of: the same for everybody.
   *
   * @throws org.nephos.problem.api.ForbiddenException to whom sees no tenant's whole cost
   */
  FocusSchemaView schema();
}
