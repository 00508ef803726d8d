package org.nephos.web.order;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.nephos.lease.api.LeaseFacade;
import org.nephos.lease.api.LeasePolicyView;
import org.nephos.order.OrderState;
import org.nephos.order.api.DryRunView;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.order.api.SubmitOrder;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.DayEnd;
import org.nephos.web.text.Words;

/**
 * {@code order/create.xhtml}: one page to order instances, with what would come of it beside it.
 */
@Named
@RequestScoped
public class CreateOrderBacking {
  private static final List<String> TERMS = List.of("P1D", "P7D", "P30D");
  private static final String UNTIL_DAY = "day";

  @Inject private OrderFacade orders;
  @Inject private LeaseFacade leases;
  @Inject private OrderChoices choices;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private final Clock clock = Clock.systemUTC();

  private String token;
  private String flavor;
  private String image;
  private String zone;
  private String network;
  private String keypair;
  private String userData;
  private String name;
  private String count = "1";
  private String lease;
  private String leaseDay;
  private boolean waiting;
  private String purpose;
  private String tags;
  private LeasePolicyView leasePolicy;
  private DryRunView preview;

  /** What the preview is of: the page asks for it before and after it has read what was typed. */
  private SubmitOrder previewed;

  /** Takes what was chosen on the page, or proposes. */
  @PostConstruct
  void begin() {
    token = orElse(listing.parameter("token"), FormKey.token());
    flavor = orElse(listing.parameter("flavor"), choices.firstFlavor());
    image = orElse(listing.parameter("image"), choices.firstImage());
    name = OrderChoices.proposedName(token);
  }

  private static String orElse(String chosen, String proposed) {
    return chosen == null ? proposed : chosen;
  }

  /** What would come of the order as it stands. */
  public DryRunView getPreview() {
    SubmitOrder now = command();
    if (!now.equals(previewed)) {
      preview = orders.dryRun(now);
      previewed = now;
    }
    return preview;
  }

  /** The lines of quota worth showing: the project's, and others where there is too little. */
  public List<DryRunView.QuotaLine> getLines() {
    return getPreview().quota().stream()
        .filter(line -> "project".equals(line.scope()) || !line.fits())
        .toList();
  }

  /**
   * Whether there is too little quota. While the form is read, nobody knows yet: then yes, so that
   * what the page offered in that case is read as well.
   */
  public boolean isShort() {
    PhaseId phase = FacesContext.getCurrentInstance().getCurrentPhaseId();
    return phase.compareTo(PhaseId.INVOKE_APPLICATION) < 0 || isTooLittle();
  }

  private boolean isTooLittle() {
    return getPreview().quota().stream().anyMatch(line -> !line.fits());
  }

  /** Places the order and goes to where it can be watched. */
  public String submit() {
    OrderView order = place();
    MessagesBacking.done(
        order.state() == OrderState.PENDING_APPROVAL
            ? words.with("order.create.asked", order.name())
            : words.with("order.create.done", order.name()));
    return order.instances().size() == 1
        ? "/instance/detail?faces-redirect=true&placed=1&id=" + order.instances().get(0)
        : "/order/detail?faces-redirect=true&placed=1&id=" + order.id();
  }

  private OrderView place() {
    String key =
        FormKey.of(
            token, name, flavor, image, zone, count, network, keypair, userData, lease, leaseDay,
            waiting, purpose, tags);
    try {
      return orders.submit(command(), key);
    } catch (InvalidException e) {
      // The reason has a field of another name here: one for quota is on the same page.
      throw new InvalidException(
          e.violations().stream()
              .map(
                  one ->
                      one.field().equals("reason")
                          ? new Violation("purpose", one.code(), one.message())
                          : one)
              .toList());
    }
  }

  private SubmitOrder command() {
    return new SubmitOrder(
        shell.getProjectId(),
        name,
        Ids.read(flavor),
        Ids.read(image),
        zone,
        countOrNone(),
        Ids.read(network),
        Ids.read(keypair),
        userData,
        TagLines.read(tags),
        term(),
        waiting ? SubmitOrder.OnQuotaExceeded.WAIT : SubmitOrder.OnQuotaExceeded.REFUSE,
        purpose == null || purpose.isBlank() ? null : purpose.strip());
  }

  /**
   * How long they shall live; null for what is usual. Counted from the full hour, so that a form
   * that is sent twice asks twice for the same. What is no day is refused as a lease of nothing.
   */
  private Duration term() {
    if (lease == null || lease.isEmpty()) {
      return null;
    }
    if (!lease.equals(UNTIL_DAY)) {
      return TERMS.contains(lease) ? Duration.parse(lease) : Duration.ZERO;
    }
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    return DayEnd.of(leaseDay).map(end -> Duration.between(hour, end)).orElse(Duration.ZERO);
  }

  /** What holds for leases here. */
  public LeasePolicyView getLeasePolicy() {
    if (leasePolicy == null) {
      leasePolicy = leases.policyOfProject(shell.getProjectId());
    }
    return leasePolicy;
  }

  /** The terms to choose from; those beyond the maximum are not offered. */
  public List<String> getLeaseTerms() {
    Duration most = getLeasePolicy().maximum();
    return Stream.concat(TERMS.stream(), Stream.of(UNTIL_DAY))
        .filter(
            term ->
                most == null || term.equals(UNTIL_DAY) || Duration.parse(term).compareTo(most) <= 0)
        .toList();
  }

  /** A count that is no whole number is refused like one that is out of range. */
  private int countOrNone() {
    return count != null && count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  /** The chosen size. */
  public String getFlavor() {
    return flavor;
  }

  /** The chosen image. */
  public String getImage() {
    return image;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getNetwork() {
    return network;
  }

  public void setNetwork(String network) {
    this.network = network;
  }

  public String getKeypair() {
    return keypair;
  }

  public void setKeypair(String keypair) {
    this.keypair = keypair;
  }

  public String getUserData() {
    return userData;
  }

  /** Forms are sent with line ends that a guest's shell stumbles over; what was typed had none. */
  public void setUserData(String userData) {
    this.userData = userData == null ? null : userData.replace("\r\n", "\n");
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getCount() {
    return count;
  }

  public void setCount(String count) {
    this.count = count;
  }

  /** Why it is wanted, for those who have to approve it. */
  public String getPurpose() {
    return purpose;
  }

  public void setPurpose(String purpose) {
    this.purpose = purpose;
  }

  /** One tag a line. */
  public String getTags() {
    return tags;
  }

  public void setTags(String tags) {
    this.tags = tags;
  }

  public String getLease() {
    return lease;
  }

  public void setLease(String lease) {
    this.lease = lease;
  }

  public String getLeaseDay() {
    return leaseDay;
  }

  public void setLeaseDay(String leaseDay) {
    this.leaseDay = leaseDay;
  }

  public boolean isWaiting() {
    return waiting;
  }

  public void setWaiting(boolean waiting) {
    this.waiting = waiting;
  }
}
