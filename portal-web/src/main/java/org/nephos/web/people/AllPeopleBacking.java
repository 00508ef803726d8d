package org.nephos.web.people;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.tenancy.Role;
import org.nephos.tenancy.api.PeopleFacade;
import org.nephos.tenancy.api.PersonView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;

/** {@code people/all.xhtml}: everybody who has signed in, in whatever tenant. */
@Named
@RequestScoped
public class AllPeopleBacking implements Downloadable<PersonView> {
  private static final List<Role> CHIPS = List.of(Role.values());

  @Inject private PeopleFacade people;
  @Inject private Listing listing;

  private Page<PersonView> page;

  /** The rows of this page. */
  public Page<PersonView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public String page() {
    return "all";
  }

  @Override
  public ListQuery query() {
    return listing.query("username", "email", "tenant", "role");
  }

  @Override
  public Page<PersonView> read(ListQuery query) {
    return people.people(query);
  }

  @Override
  public Class<PersonView> type() {
    return PersonView.class;
  }

  /** What to filter by. */
  public List<Role> getChips() {
    return CHIPS;
  }
}
