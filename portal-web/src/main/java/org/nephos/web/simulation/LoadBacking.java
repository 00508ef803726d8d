package org.nephos.web.simulation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.InvalidException;
import org.nephos.scaling.ScalingGroupState;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.SimulatedGroupView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code simulation/load.xhtml}: the work that simulated members of a group share. */
@Named
@RequestScoped
public class LoadBacking implements Downloadable<SimulatedGroupView> {
  private static final int MOST = 10_000;

  @Inject private ScalingFacade scaling;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private Page<SimulatedGroupView> page;

  /** Groups of all tenants. */
  public Page<SimulatedGroupView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public String page() {
    return "load";
  }

  @Override
  public ListQuery query() {
    return listing.query("name", "tenant", "state");
  }

  @Override
  public Page<SimulatedGroupView> read(ListQuery query) {
    return scaling.simulated(query);
  }

  @Override
  public Class<SimulatedGroupView> type() {
    return SimulatedGroupView.class;
  }

  /** Whether the reader narrowed it, so that an empty one says something else. */
  public boolean isFiltered() {
    return !query().filters().isEmpty();
  }

  /** The states to filter by. */
  public List<ScalingGroupState> getStates() {
    return List.of(ScalingGroupState.ACTIVE, ScalingGroupState.PAUSED);
  }

  /** Sets the load of the group whose button was pressed. */
  public String act() {
    UUID group = Ids.require(listing.parameter("act"));
    String typed = listing.parameter("load-" + group);
    if (typed == null || !typed.matches("\\d{1,5}") || Integer.parseInt(typed) > MOST) {
      throw new InvalidException("load", "range", words.with("simulation.load.range", MOST));
    }
    scaling.setSimulatedLoad(group, Integer.parseInt(typed));
    MessagesBacking.done(words.with("simulation.load.done", Integer.parseInt(typed)));
    return nav.again();
  }
}
