package org.nephos.tenancy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.api.PeopleFacade;
import org.nephos.tenancy.api.PersonView;

/** The people of all tenants. */
@Stateless
public class PeopleService implements PeopleFacade {
  @Inject private PeopleList list;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public Page<PersonView> people(ListQuery query) {
    return list.page(query);
  }
}
