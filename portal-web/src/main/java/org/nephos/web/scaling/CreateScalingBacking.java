package org.nephos.web.scaling;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.Violation;
import org.nephos.scaling.ScalingGroupState;
import org.nephos.scaling.api.CreateScalingGroup;
import org.nephos.scaling.api.ScalingFacade;
import org.nephos.scaling.api.ScalingGroupView;
import org.nephos.web.shell.FormKey;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.ShellBacking;
import org.nephos.web.text.Words;

/** {@code scaling/create.xhtml}: a group that follows its load, within a maximum ordered once. */
@Named
@RequestScoped
public class CreateScalingBacking {
  private static final String METER = "cpu.percent";

  @Inject private ScalingFacade scaling;
  @Inject private ShellBacking shell;
  @Inject private Listing listing;
  @Inject private Words words;

  private String token;
  private String name;
  private String flavor;
  private String image;
  private String zone;
  private String keypair;
  private String reason;
  private Figures figures = new Figures();

  @PostConstruct
  void begin() {
    String sent = listing.parameter("token");
    token = sent == null ? FormKey.token() : sent;
  }

  /** Orders the group. */
  public String submit() {
    CreateScalingGroup command = command();
    ScalingGroupView group = scaling.create(command, FormKey.of(token, command, keypair));
    boolean waits = group.state() == ScalingGroupState.PENDING_APPROVAL;
    MessagesBacking.done(
        words.with(waits ? "scaling.create.waits" : "scaling.create.done", group.name()));
    return "/scaling/detail?faces-redirect=true&placed=1&id=" + group.id();
  }

  private CreateScalingGroup command() {
    List<Violation> violations = new ArrayList<>();
    CreateScalingGroup command =
        new CreateScalingGroup(
            shell.getProjectId(),
            name,
            read("min", figures.getMin(), violations),
            read("max", figures.getMax(), violations),
            null,
            read("cooldownSeconds", figures.getCooldownSeconds(), violations),
            new CreateScalingGroup.Template(
                Ids.read(flavor), Ids.read(image), zone, null, Ids.read(keypair), null, Map.of()),
            List.of(
                new CreateScalingGroup.PolicySpec(
                    METER,
                    read("scaleOutAt", figures.getScaleOutAt(), violations),
                    read("scaleInAt", figures.getScaleInAt(), violations),
                    read("windowSeconds", figures.getWindowSeconds(), violations),
                    read("step", figures.getStep(), violations))),
            reason);
    if (!violations.isEmpty()) {
      throw new InvalidException(violations);
    }
    return command;
  }

  private int read(String field, String text, List<Violation> violations) {
    if (text != null && text.matches("\\d{1,6}")) {
      return Integer.parseInt(text);
    }
    violations.add(new Violation(field, "number", words.with("form.wholeNumber")));
    return 0;
  }

  /** Ties repeated submissions of this form together. */
  public String getToken() {
    return token;
  }

  /** The numbers of the form, as they were typed. */
  public Figures getFigures() {
    return figures;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getFlavor() {
    return flavor;
  }

  public void setFlavor(String flavor) {
    this.flavor = flavor;
  }

  public String getImage() {
    return image;
  }

  public void setImage(String image) {
    this.image = image;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(String zone) {
    this.zone = zone;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public String getKeypair() {
    return keypair;
  }

  public void setKeypair(String keypair) {
    this.keypair = keypair;
  }
}
