package org.nephos.web.simulation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.nephos.problem.api.InvalidException;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code simulation/load.xhtml}: the work that simulated members of a group share. */
@Named
@RequestScoped
public class LoadBacking {
  private static final int MOST = 10_000;

  @Inject private ScalingFacade scaling;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  /** The groups of all tenants. */
  public List<ScalingGroupView> getGroups() {
    return scaling.allForSimulation();
  }

  /** The load as it is set, in per cent of one busy member. */
  public int load(UUID group) {
    return scaling.simulatedLoad(group);
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
