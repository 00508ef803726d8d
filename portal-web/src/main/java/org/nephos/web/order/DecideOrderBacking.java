package org.nephos.web.order;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.nephos.order.api.ApprovalFacade;
import org.nephos.order.api.DecisionView;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.text.Words;

/** {@code order/decide.xhtml}: one order that waits, with all that a decision needs. */
@Named
@RequestScoped
public class DecideOrderBacking {
  @Inject private ApprovalFacade approvals;
  @Inject private Listing listing;
  @Inject private Words words;

  private String id;
  private String reason;
  private DecisionView decision;

  @PostConstruct
  void begin() {
    id = listing.parameter("id");
  }

  /** Reads it when the page is asked for. */
  public void load() {
    getDecision();
  }

  /** What the decision needs. */
  public DecisionView getDecision() {
    if (decision == null) {
      decision = approvals.decision(Ids.require(id));
    }
    return decision;
  }

  /** Whether it still waits. */
  public boolean isOpen() {
    return getDecision().order().approval().deadline() != null;
  }

  /** Says yes. */
  public String approve() {
    approvals.approve(Ids.require(id), reason);
    return done(words.plain("order.decide.approved"));
  }

  /** Says no. */
  public String reject() {
    approvals.reject(Ids.require(id), reason);
    return done(words.plain("order.decide.rejected"));
  }

  private String done(String sentence) {
    MessagesBacking.done(sentence);
    return "/order/detail?faces-redirect=true&id=" + id;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
