package org.nephos.web.billing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.nephos.billing.api.MeteredResourceView;
import org.nephos.billing.api.UsageCorrectionFacade;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;

/** {@code billing/resources.xhtml}: what is or was metered, to look into what was recorded. */
@Named
@RequestScoped
public class MeteredResourcesBacking implements Downloadable<MeteredResourceView> {
  @Inject private UsageCorrectionFacade corrections;
  @Inject private Listing listing;

  /** Where the last group of an id begins. */
  private static final int LAST_GROUP = 24;

  private Page<MeteredResourceView> page;

  /** The rows of this page. */
  public Page<MeteredResourceView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  /** Whether the address asks for some of them only. */
  public boolean isFiltered() {
    return !query().filters().isEmpty();
  }

  /** The end of an id, by which those of one name are told apart: ids begin with the time. */
  public String ending(UUID id) {
    return "…" + id.toString().substring(LAST_GROUP);
  }

  @Override
  public String page() {
    return "resources";
  }

  /** What is typed is a part of the name, or the whole id. */
  @Override
  public ListQuery query() {
    String typed = listing.parameter("name");
    return Ids.read(typed) == null
        ? listing.query("tenant", "name")
        : listing.query("tenant").with("id", Ids.read(typed).toString());
  }

  @Override
  public Page<MeteredResourceView> read(ListQuery query) {
    return corrections.resources(query);
  }

  @Override
  public Class<MeteredResourceView> type() {
    return MeteredResourceView.class;
  }
}
