package org.nephos.web.scaling;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code scaling/list.xhtml}: the groups of the project. */
@Named
@RequestScoped
public class ListScalingBacking {
  @Inject private ScalingFacade scaling;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<ScalingGroupView> page;

  /** The rows of this page. */
  public Page<ScalingGroupView> getPage() {
    if (page == null) {
      ListQuery query = listing.query("state");
      page =
          scaling.list(
              shell.getProjectId() == null
                  ? query
                  : query.with("project", shell.getProjectId().toString()));
    }
    return page;
  }
}
