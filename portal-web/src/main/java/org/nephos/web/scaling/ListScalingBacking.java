package org.nephos.web.scaling;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.ShellBacking;

/** {@code scaling/list.xhtml}: the groups of the project. */
@Named
@RequestScoped
public class ListScalingBacking implements Downloadable<ScalingGroupView> {
  @Inject private ScalingFacade scaling;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;

  private Page<ScalingGroupView> page;

  /** The rows of this page. */
  public Page<ScalingGroupView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    ListQuery query = listing.query("state");
    return shell.getProjectId() == null
        ? query
        : query.with("project", shell.getProjectId().toString());
  }

  @Override
  public Page<ScalingGroupView> read(ListQuery query) {
    return scaling.list(query);
  }

  @Override
  public Class<ScalingGroupView> type() {
    return ScalingGroupView.class;
  }
}
