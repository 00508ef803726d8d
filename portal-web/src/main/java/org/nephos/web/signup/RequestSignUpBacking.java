package org.nephos.web.signup;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.nephos.list.api.ListQuery;
import org.nephos.tenancy.SignUpState;
import org.nephos.tenancy.api.SignUpFacade;
import org.nephos.tenancy.api.SignUpView;
import org.nephos.tenancy.api.SubmitSignUp;
import org.nephos.web.invitation.OfferedInvitationsBacking;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code signup/request.xhtml}: what is missing, whom to ask, and asking for a tenant. */
@Named
@RequestScoped
public class RequestSignUpBacking {
  private static final ListQuery LATEST = new ListQuery(Map.of(), null, 20, null);

  @Inject private SignUpFacade signUps;
  @Inject private OfferedInvitationsBacking offered;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private String token;
  private String organisation;
  private String name;
  private String contactEmail;
  private String reason;
  private List<SignUpView> own;

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
    contactEmail = shell.getMe().email();
  }

  /** The person's own requests, newest first. */
  public List<SignUpView> getOwn() {
    if (own == null) {
      own =
          signUps.requests(LATEST).items().stream()
              .filter(request -> request.person().equals(shell.getMe().id()))
              .toList();
    }
    return own;
  }

  /** Whether one of them waits for a decision, so that another cannot be made. */
  public boolean isWaiting() {
    return getOwn().stream().anyMatch(request -> request.state() == SignUpState.PENDING);
  }

  /** Answers an invitation instead of asking. */
  public String answer() {
    return offered.act();
  }

  /** Whom to ask, in words. */
  public String getContact() {
    String contact = signUps.supportContact();
    return contact.isEmpty()
        ? words.plain("signup.request.nocontact")
        : words.with("signup.request.contact", contact);
  }

  /** Asks. */
  public String submit() {
    signUps.submit(
        new SubmitSignUp(organisation, name, contactEmail, reason),
        FormKey.of(token, organisation, name, contactEmail, reason));
    MessagesBacking.done(words.plain("signup.done.asked"));
    return nav.again();
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  public String getOrganisation() {
    return organisation;
  }

  public void setOrganisation(String organisation) {
    this.organisation = organisation;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getContactEmail() {
    return contactEmail;
  }

  public void setContactEmail(String contactEmail) {
    this.contactEmail = contactEmail;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
