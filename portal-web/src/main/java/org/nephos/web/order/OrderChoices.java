package org.nephos.web.order;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.catalog.api.FlavorView;
import org.nephos.catalog.api.ImageView;
import org.nephos.catalog.api.KeypairView;
import org.nephos.catalog.api.NetworkView;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.api.ListQuery;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.quota.api.QuotaItemView;
import org.nephos.web.shell.ShellBacking;

/** What can be chosen in an order, and which of it has no room left in the quota. */
@Named
@RequestScoped
public class OrderChoices {
  private static final int PROPOSED_LETTERS = 4;

  @Inject private CatalogFacade catalog;
  @Inject private QuotaFacade quotas;
  @Inject private ShellBacking shell;

  private List<FlavorView> flavors;
  private List<ImageView> images;
  private List<QuotaItemView> quota;

  /** Sizes, smallest first. */
  public List<FlavorView> getFlavors() {
    if (flavors == null) {
      flavors = catalog.flavors(here()).items();
    }
    return flavors;
  }

  /** Images that can be ordered. */
  public List<ImageView> getImages() {
    if (images == null) {
      images = catalog.images(all().with("state", "ACTIVE")).items();
    }
    return images;
  }

  /** Zones by name. */
  public List<ZoneView> getZones() {
    return catalog.zones(here()).items();
  }

  /** Networks that can be used from the project. */
  public List<NetworkView> getNetworks() {
    return catalog.networks(all()).items();
  }

  /** Keys of the project. */
  public List<KeypairView> getKeypairs() {
    return catalog.keypairs(all().with("project", String.valueOf(shell.getProjectId()))).items();
  }

  /** What is on offer for the project that the person works in. */
  private ListQuery here() {
    UUID project = shell.getProjectId();
    return project == null ? all() : all().with("project", project.toString());
  }

  private static ListQuery all() {
    return new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);
  }

  /**
   * What there is too little of for one more of this size.
   *
   * @return the resource's word, or null when one fits
   */
  public String lacking(FlavorView flavor) {
    return quota().stream()
        .filter(line -> line.limit() != null)
        .filter(line -> line.limit() - line.used() - line.reserved() < need(flavor, line))
        .map(QuotaItemView::resource)
        .findFirst()
        .orElse(null);
  }

  private static long need(FlavorView flavor, QuotaItemView line) {
    return switch (line.resource()) {
      case "instances" -> 1;
      case "vcpus" -> flavor.vcpus();
      case "ramMib" -> flavor.ramMib();
      case "diskGib" -> flavor.diskGib();
      default -> Long.MIN_VALUE;
    };
  }

  private List<QuotaItemView> quota() {
    if (quota == null) {
      quota = shell.mayHere("QUOTA_SEE") ? quotas.ofProject(shell.getProjectId()) : List.of();
    }
    return quota;
  }

  /** The smallest size that fits, else the smallest; null when none is on offer. */
  String firstFlavor() {
    return getFlavors().stream()
        .filter(flavor -> lacking(flavor) == null)
        .findFirst()
        .or(() -> getFlavors().stream().findFirst())
        .map(flavor -> flavor.id().toString())
        .orElse(null);
  }

  /** The first image on offer; null when there is none. */
  String firstImage() {
    return getImages().stream().findFirst().map(image -> image.id().toString()).orElse(null);
  }

  /** A name that can be kept as it is; the same for one form. */
  static String proposedName(String token) {
    return "vm-" + token.replaceAll("[^a-z0-9]", "x").substring(0, PROPOSED_LETTERS);
  }
}
