package org.nephos.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.ExportedList;
import org.nephos.csv.CsvFile;
import org.nephos.json.Json;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.CallerTrail;
import org.nephos.tenancy.ExportTrail;
import org.nephos.tenancy.ExportTrail.Writing;
import org.nephos.tenancy.ReadScope;

/** Writes the trail out, a page at a time, however long it is; and keeps that it was exported. */
@ApplicationScoped
public class AuditExport {
  private static final List<String> HEADER =
      List.of(
          "place",
          "at",
          "type",
          "outcome",
          "actor",
          "actorId",
          "remoteAddress",
          "agent",
          "tenant",
          "tenantName",
          "project",
          "resourceType",
          "resource",
          "resourceName",
          "correlationId",
          "changes",
          "data");

  @Inject private AuditReader reader;
  @Inject private CallerTrail trail;
  @Inject private ExportTrail exports;

  private interface Line {
    void write(AuditView row) throws IOException;
  }

  /** As CSV with a header. */
  void csv(ReadScope scope, ListQuery query, Writer out) throws IOException {
    Page<AuditView> first = first(scope, query);
    keep(
        query,
        "csv",
        out,
        counted -> {
          CsvFile file = new CsvFile(out, HEADER);
          each(scope, query, first, counted, row -> line(file, row));
        });
  }

  /** As JSON, one object on each line. */
  void json(ReadScope scope, ListQuery query, Writer out) throws IOException {
    Page<AuditView> first = first(scope, query);
    keep(
        query,
        "json",
        out,
        counted ->
            each(
                scope,
                query,
                first,
                counted,
                row -> out.append(Json.write(object(row))).append('\n')));
  }

  private void keep(ListQuery query, String format, Writer out, Writing writing)
      throws IOException {
    Map<String, Object> asked = new LinkedHashMap<>(query.filters());
    asked.put("format", format);
    exports.keep("audit.exported", asked, out, writing);
  }

  /** Keeps that another list was exported. */
  void note(ExportedList list) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("list", list.name());
    data.put("filters", list.filters());
    if (list.sort() != null) {
      data.put("sort", list.sort());
    }
    data.put("format", list.format());
    data.put("rows", list.rows());
    data.put("complete", list.complete());
    trail.record("list.exported", data);
  }

  /** Reads before anything is written, so that a filter that cannot be read is still refused. */
  private Page<AuditView> first(ReadScope scope, ListQuery query) {
    return reader.page(scope, chunk(query, null));
  }

  private void each(
      ReadScope scope, ListQuery query, Page<AuditView> first, Runnable counted, Line line)
      throws IOException {
    Page<AuditView> page = first;
    while (true) {
      for (AuditView row : page.items()) {
        line.write(row);
        counted.run();
      }
      if (page.next() == null) {
        return;
      }
      page = reader.page(scope, chunk(query, page.next()));
    }
  }

  private static ListQuery chunk(ListQuery query, String marker) {
    return new ListQuery(query.filters(), null, ListQuery.MAX_LIMIT, marker);
  }

  private static void line(CsvFile file, AuditView row) throws IOException {
    file.line(
        row.place(),
        row.at(),
        CsvFile.text(row.type()),
        row.outcome(),
        CsvFile.text(row.actor()),
        row.actorId(),
        CsvFile.text(row.remoteAddress()),
        CsvFile.text(row.agent()),
        row.tenant(),
        CsvFile.text(row.tenantName()),
        row.project(),
        row.resourceType(),
        row.resource(),
        CsvFile.text(row.resourceName()),
        CsvFile.text(row.correlationId()),
        CsvFile.text(
            row.changes().stream().map(AuditExport::told).collect(Collectors.joining("; "))),
        Json.write(row.data()));
  }

  /** A change as people read it. */
  private static String told(AuditView.FieldChange change) {
    return change.field() + ": " + value(change.before()) + " -> " + value(change.after());
  }

  private static String value(Object value) {
    return value == null ? "" : value instanceof String text ? text : Json.write(value);
  }

  private static Map<String, Object> object(AuditView row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("place", row.place());
    object.put("at", row.at().toString());
    object.put("type", row.type());
    object.put("outcome", row.outcome());
    object.put("actor", row.actor());
    object.put("actorId", row.actorId());
    object.put("remoteAddress", row.remoteAddress());
    object.put("agent", row.agent());
    object.put("tenant", row.tenant());
    object.put("tenantName", row.tenantName());
    object.put("project", row.project());
    object.put("resourceType", row.resourceType());
    object.put("resource", row.resource());
    object.put("resourceName", row.resourceName());
    object.put("correlationId", row.correlationId());
    object.put("changes", row.changes());
    object.put("data", row.data());
    return object;
  }
}
