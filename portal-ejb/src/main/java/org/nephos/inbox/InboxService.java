package org.nephos.inbox;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.nephos.inbox.api.InboxFacade;
import org.nephos.inbox.api.InboxItemView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;

/** The inbox at the front door. */
@Stateless
public class InboxService implements InboxFacade {
  @Inject private InboxReader reader;

  @Override
  @Requires(Permission.QUOTA_DECIDE)
  public Page<InboxItemView> items(ListQuery query) {
    return reader.page(query);
  }

  @Override
  @OpenToAll("counts what the caller may decide, which may be nothing")
  public long waiting(ListQuery query) {
    return reader.waiting(query);
  }
}
