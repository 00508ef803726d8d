package org.nephos.web.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.catalog.api.FlavorView;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.api.ListQuery;
import org.nephos.quota.api.QuotaPresetFacade;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.tenancy.api.ChangeTenant;
import org.nephos.tenancy.api.TenantFacade;
import org.nephos.web.shell.Listing;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.NavBacking;
import org.nephos.web.text.Words;

/** What a tenant may order, on the operator's pages; nothing ticked is everything. */
@Named
@RequestScoped
public class TenantOfferBacking {
  private static final ListQuery ALL = new ListQuery(Map.of(), null, ListQuery.MAX_LIMIT, null);
  private static final String ZONE = "offer-zone-";
  private static final String FLAVOR = "offer-flavor-";

  @Inject private CatalogFacade catalog;
  @Inject private QuotaPresetFacade presets;
  @Inject private TenantFacade tenants;
  @Inject private TenantDetailBacking detail;
  @Inject private Listing listing;
  @Inject private NavBacking nav;
  @Inject private Words words;

  private List<ZoneView> zones;
  private List<FlavorView> flavors;

  /** All zones of the cloud. */
  public List<ZoneView> getZones() {
    if (zones == null) {
      zones = catalog.zones(ALL).items();
    }
    return zones;
  }

  /** All flavors of the catalog. */
  public List<FlavorView> getFlavors() {
    if (flavors == null) {
      flavors = catalog.flavors(ALL).items();
    }
    return flavors;
  }

  /** The presets that a tenant can begin with. */
  public List<QuotaPresetView> getPresets() {
    return presets.presets();
  }

  /** Whether a zone is ticked; null instead of false, so that the attribute is left out. */
  public String zone(String name) {
    List<String> offered = detail.getTenant().zones();
    return offered != null && offered.contains(name) ? "checked" : null;
  }

  /** Whether a flavor is ticked; null instead of false, so that the attribute is left out. */
  public String flavor(UUID id) {
    List<UUID> offered = detail.getTenant().flavors();
    return offered != null && offered.contains(id) ? "checked" : null;
  }

  /** Sets what is ticked. */
  public String save() {
    List<String> wantedZones =
        getZones().stream()
            .map(ZoneView::name)
            .filter(name -> listing.parameter(ZONE + name) != null)
            .toList();
    List<UUID> wantedFlavors =
        getFlavors().stream()
            .map(FlavorView::id)
            .filter(id -> listing.parameter(FLAVOR + id) != null)
            .toList();
    tenants.change(
        detail.getTenant().id(),
        new ChangeTenant(null, null, null, wantedZones, wantedFlavors, null),
        version());
    MessagesBacking.done(words.with("tenant.done.changed", detail.getTenant().displayName()));
    return nav.again();
  }

  /** The version that the form was shown with, so that nobody's change is lost. */
  private Long version() {
    String sent = listing.parameter("form-version");
    return sent != null && sent.matches("\\d{1,18}") ? Long.valueOf(sent) : null;
  }
}
