package org.nephos.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps that somebody took data away. It is kept when the file is written, since only then it is
 * known how much it was; and also when that failed in the middle, or its reader went away.
 */
@ApplicationScoped
public class ExportTrail {
  @Inject private CallerTrail trail;

  /** Writes the file. */
  public interface Writing {
    /**
     * Writes it.
     *
     * @param counted to be run for each row that is written
     */
    void write(Runnable counted) throws IOException;
  }

  /**
   * Writes and keeps it. What is refused is to be refused before.
   *
   * @param type the event's
   * @param asked what was asked for
   * @param out where it is written to
   */
  public void keep(String type, Map<String, Object> asked, Writer out, Writing writing)
      throws IOException {
    AtomicLong rows = new AtomicLong();
    boolean complete = false;
    try {
      writing.write(rows::incrementAndGet);
      // A servlet's writer throws nothing when its reader has gone away.
      complete = !(out instanceof PrintWriter printer && printer.checkError());
    } finally {
      Map<String, Object> data = new LinkedHashMap<>(asked);
      data.put("rows", rows.get());
      data.put("complete", complete);
      trail.record(type, data);
    }
  }
}
