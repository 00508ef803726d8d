package org.nephos.rest.harness;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.audit.api.AuditFacade;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.ChainView;
import org.nephos.audit.api.ExportedList;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** A trail with one row; it remembers what it was asked. */
public final class FakeAudit implements AuditFacade {
  public ListQuery asked;
  public final List<ExportedList> exported = new ArrayList<>();
  public Long from;
  public Long to;

  @Override
  public Page<AuditView> list(ListQuery query) {
    asked = query;
    AuditView row =
        new AuditView(
            7L,
            Instant.EPOCH,
            "instance.built",
            "done",
            UUID.randomUUID(),
            "Acme Works",
            null,
            "instance",
            UUID.randomUUID(),
            "web",
            null,
            "system/job",
            "",
            null,
            "c-1",
            List.of(new AuditView.FieldChange("state", null, "ACTIVE")),
            Map.of("state", "ACTIVE"));
    return new Page<>(List.of(row), null);
  }

  @Override
  public void exported(ExportedList list) {
    exported.add(list);
  }

  @Override
  public void writeCsv(ListQuery query, Writer out) throws IOException {
    asked = query;
    out.write("place,at\n");
  }

  @Override
  public void writeJsonLines(ListQuery query, Writer out) throws IOException {
    asked = query;
    out.write("{\"place\":7}\n");
  }

  @Override
  public ChainView verify(Long first, Long last) {
    from = first;
    to = last;
    return new ChainView(6, false, 7L, "changed");
  }
}
