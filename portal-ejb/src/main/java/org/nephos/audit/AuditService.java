package org.nephos.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Writer;
import org.nephos.audit.api.AuditFacade;
import org.nephos.audit.api.AuditView;
import org.nephos.audit.api.ChainView;
import org.nephos.audit.api.ExportedList;
import org.nephos.event.ChainCheck;
import org.nephos.event.EventChain;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.ReadScope;
import org.nephos.tenancy.Requires;

/** The audit trail, as far as each caller may see it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditService implements AuditFacade {
  @Inject private AccessService access;
  @Inject private AuditReader reader;
  @Inject private AuditExport export;
  @Inject private ChainCheck chain;

  @Override
  @Requires(Permission.AUDIT_SEE)
  public Page<AuditView> list(ListQuery query) {
    return reader.page(scope(), query);
  }

  @Override
  @Requires(Permission.AUDIT_SEE)
  public void writeCsv(ListQuery query, Writer out) throws IOException {
    export.csv(scope(), query, out);
  }

  @Override
  @Requires(Permission.AUDIT_SEE)
  public void writeJsonLines(ListQuery query, Writer out) throws IOException {
    export.json(scope(), query, out);
  }

  @Override
  @OpenToAll("the list itself was read by its own right; this only keeps that it was")
  public void exported(ExportedList list) {
    export.note(list);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public ChainView verify(Long from, Long to) {
    long first = from == null ? 1 : from;
    long last = to == null ? Long.MAX_VALUE : to;
    if (first < 1 || first > last) {
      throw new MalformedException("from", "from must be at least 1 and not behind to.");
    }
    EventChain.Verdict verdict = chain.verify(first, last);
    return new ChainView(
        verdict.checked(), verdict.isWhole(), verdict.brokenAt(), verdict.reason());
  }

  private ReadScope scope() {
    return access.scope(Permission.AUDIT_SEE);
  }
}
