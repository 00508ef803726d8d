package org.nephos.audit.api;

import java.io.IOException;
import java.io.Writer;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/**
 * The audit trail. The operator sees all of it, a tenant's administrator what happened in the
 * tenant.
 */
public interface AuditFacade {
  /**
   * Newest first; filters {@code actor}, {@code type} (how it begins), {@code tenant}, {@code
   * project}, {@code resource}, {@code outcome} ({@code done} or {@code refused}), {@code from}
   * (inclusive), {@code to} (exclusive), {@code correlationId}.
   */
  Page<AuditView> list(ListQuery query);

  /**
   * All rows that fit the filters, newest first, as CSV with a header, streamed; limit and marker
   * mean nothing here. Cells that could start a formula are defused with an apostrophe. That it was
   * exported is in the trail, too.
   */
  void writeCsv(ListQuery query, Writer out) throws IOException;

  /** The same as JSON, one object on each line. */
  void writeJsonLines(ListQuery query, Writer out) throws IOException;

  /**
   * Keeps that the caller took a list away as a file. It is called when the file is written, by
   * whoever wrote it, also where its reader went away in the middle: only then the number of rows
   * is known.
   */
  void exported(ExportedList list);

  /**
   * Computes the hashes of a part of the trail anew; operator only.
   *
   * @param from the first place, at least 1; null for the first of all
   * @param to the last place, inclusive; null for the newest
   * @throws org.nephos.problem.api.MalformedException unless the part begins before it ends
   */
  ChainView verify(Long from, Long to);
}
