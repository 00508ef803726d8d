package org.nephos.web.signup;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.quota.api.QuotaPresetFacade;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.SignUpState;
import org.nephos.tenancy.api.ApproveSignUp;
import org.nephos.tenancy.api.SignUpFacade;
import org.nephos.tenancy.api.SignUpView;
import org.nephos.web.shell.Downloadable;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code signup/list.xhtml}: who wants a tenant; the operator decides in the row. */
@Named
@RequestScoped
public class ListSignUpsBacking implements Downloadable<SignUpView> {
  @Inject private SignUpFacade signUps;
  @Inject private QuotaPresetFacade presets;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private Page<SignUpView> page;
  private String reason;

  /** The page is the operator's; who asks has another. */
  public void load() {
    if (!shell.may(Permission.CLOUD_OPERATE.name())) {
      throw new ForbiddenException(Permission.CLOUD_OPERATE);
    }
  }

  /** The rows of this page. */
  public Page<SignUpView> getPage() {
    if (page == null) {
      page = read(query());
    }
    return page;
  }

  @Override
  public ListQuery query() {
    return listing.query("state", "name");
  }

  @Override
  public Page<SignUpView> read(ListQuery query) {
    load();
    return signUps.requests(query);
  }

  @Override
  public Class<SignUpView> type() {
    return SignUpView.class;
  }

  /** The states to choose from. */
  public List<SignUpState> getChips() {
    return List.of(SignUpState.values());
  }

  /** The presets that an approved tenant can begin with. */
  public List<QuotaPresetView> getPresets() {
    return presets.presets();
  }

  /** Approves or denies. */
  public String act() {
    String[] what = listing.parameter("act").split(":", 2);
    UUID id = Ids.require(what[what.length - 1]);
    if (what[0].equals("approve")) {
      SignUpView done =
          signUps.approve(id, new ApproveSignUp(Ids.read(listing.parameter("preset")), null));
      MessagesBacking.done(words.with("signup.done.approved", done.organisation()));
      return "/tenant/detail?faces-redirect=true&id=" + done.tenant();
    }
    signUps.deny(id, reason);
    MessagesBacking.done(words.plain("signup.done.denied"));
    return nav.again();
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
