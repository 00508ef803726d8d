package org.nephos.web.integrity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.nephos.integrity.api.IntegrityFacade;
import org.nephos.integrity.api.InvariantView;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** {@code integrity/list.xhtml}: whether the cloud's rows agree. */
@Named
@RequestScoped
public class ListIntegrityBacking {
  @Inject private IntegrityFacade integrity;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private List<InvariantView> all;

  /** The last check of each. */
  public List<InvariantView> getAll() {
    if (all == null) {
      all = integrity.list();
    }
    return all;
  }

  /** Those that do not hold. */
  public List<InvariantView> getDrifted() {
    return getAll().stream().filter(one -> !one.drift().isEmpty()).toList();
  }

  /** Checks all of them now. */
  public String act() {
    integrity.check();
    MessagesBacking.done(words.with("integrity.checked"));
    return nav.again();
  }
}
