package org.nephos.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.nephos.catalog.api.CatalogFacade;
import org.nephos.catalog.api.CreateKeypair;
import org.nephos.catalog.api.FlavorView;
import org.nephos.catalog.api.KeypairView;
import org.nephos.catalog.api.ZoneView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.ForbiddenException;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.MalformedException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.tenancy.api.Caller;
import org.nephos.testing.Portal;
import org.nephos.testing.SmallCloud;
import org.nephos.testing.Together;

class CatalogServiceIT {
  private static final String KEY =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKLgm9Xc3sUXHzT0Rb2q1bGyAVNqvLrrs1hwBGf8DiRz ada";

  @RegisterExtension static final Portal portal = new Portal();

  private SmallCloud cloud;
  private CatalogFacade catalog;

  @BeforeEach
  void begin() {
    cloud = new SmallCloud(portal);
    catalog = portal.get(CatalogService.class);
  }

  private KeypairView add(Caller caller, UUID project, String name) {
    return portal.as(
        caller, () -> catalog.createKeypair(new CreateKeypair(project, name, KEY), null));
  }

  @Test
  void everybodySeesWhatIsOnOfferWithItsPriceEvenWhoSeesCostsOnly() {
    for (Caller caller : List.of(cloud.operator, cloud.member, cloud.billing, cloud.stranger)) {
      List<FlavorView> flavors =
          portal.as(caller, () -> catalog.flavors(ListQuery.firstPage())).items();

      assertThat(flavors).extracting(FlavorView::name).containsExactly("small");
      assertThat(flavors.get(0).hourly().amount()).isEqualByComparingTo("0.02");
      assertThat(flavors.get(0).hourly().currency()).isEqualTo("EUR");
      assertThat(portal.as(caller, () -> catalog.flavor(SmallCloud.FLAVOR)))
          .isEqualTo(flavors.get(0));
      assertThat(portal.as(caller, () -> catalog.images(ListQuery.firstPage())).items()).hasSize(1);
      assertThat(portal.as(caller, () -> catalog.zone("sim")).name()).isEqualTo("sim");
    }
    assertThat(portal.as(cloud.member, () -> catalog.networks(ListQuery.firstPage())).items())
        .hasSize(1);
    assertThatThrownBy(
            () -> portal.as(cloud.billing, () -> catalog.networks(ListQuery.firstPage())))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    UUID nothing = UUID.randomUUID();
    assertThatThrownBy(() -> portal.as(cloud.member, () -> catalog.flavor(nothing)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(cloud.member, () -> catalog.image(nothing)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> portal.as(cloud.member, () -> catalog.zone("moon")))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void zonesComePageByPageByName() {
    ListQuery one = new ListQuery(Map.of(), null, 1, null);
    Page<ZoneView> first = portal.as(cloud.member, () -> catalog.zones(one));
    Page<ZoneView> second =
        portal.as(
            cloud.member, () -> catalog.zones(new ListQuery(Map.of(), null, 1, first.next())));

    assertThat(first.items()).extracting(ZoneView::name).containsExactly("local");
    assertThat(second.items()).extracting(ZoneView::name).containsExactly("sim");
    assertThat(second.next()).isNull();
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.member,
                    () -> catalog.images(new ListQuery(Map.of(), null, 1, first.next()))))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.member,
                    () -> catalog.images(new ListQuery(Map.of("state", "GONE"), null, 1, null))))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aKeysNameIsUniqueInItsProjectOnly() {
    KeypairView key = add(cloud.member, cloud.acmeDefault, "laptop");
    add(cloud.admin, cloud.acmeAlpha, "laptop");

    assertThatThrownBy(() -> add(cloud.admin, cloud.acmeDefault, "laptop"))
        .isInstanceOfSatisfying(
            ConflictException.class, e -> assertThat(e.code()).isEqualTo("name-taken"));
    assertThat(cloud.events("REFUSED")).containsExactly("catalog.create-keypair");
    assertThat(cloud.events("DONE")).containsExactly("keypair.created", "keypair.created");
    assertThat(portal.as(cloud.viewer, () -> catalog.keypairs(ListQuery.firstPage())).items())
        .containsExactly(key);
  }

  @Test
  void ofTwoKeysOfOneNameAtTheSameMomentOneIsTaken() {
    List<Object> outcomes =
        Together.run(
            () -> add(cloud.member, cloud.acmeDefault, "laptop"),
            () -> add(cloud.admin, cloud.acmeDefault, "laptop"));

    assertThat(outcomes).filteredOn(KeypairView.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(ConflictException.class::isInstance).hasSize(1);
  }

  @Test
  void withoutAProjectAKeyGoesToTheCallersDefaultProject() {
    assertThat(add(cloud.admin, null, "laptop").project()).isEqualTo(cloud.acmeDefault);
    assertThatThrownBy(() -> add(cloud.viewer, null, "laptop"))
        .isInstanceOf(ForbiddenException.class);
  }

  @Test
  void aKeyHasANameAndIsAKeyAndItsProjectIsTheCallers() {
    assertThatThrownBy(
            () ->
                portal.as(
                    cloud.member,
                    () ->
                        catalog.createKeypair(
                            new CreateKeypair(cloud.acmeDefault, "-x", "ssh-dss AAAA"), null)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e ->
                assertThat(e.violations())
                    .extracting(violation -> violation.field())
                    .containsExactly("name", "publicKey"));
    assertThatThrownBy(() -> add(cloud.stranger, cloud.acmeDefault, "laptop"))
        .isInstanceOfSatisfying(
            InvalidException.class,
            e -> assertThat(e.violations().get(0).code()).isEqualTo("unknown-reference"));
  }

  @Test
  void aDeletedKeyIsGoneAndForeignOnesAreNotFound() {
    KeypairView key = add(cloud.member, cloud.acmeDefault, "laptop");

    assertThatThrownBy(() -> remove(cloud.stranger, key.id()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> remove(cloud.viewer, key.id())).isInstanceOf(ForbiddenException.class);
    remove(cloud.member, key.id());
    assertThatThrownBy(() -> remove(cloud.member, key.id())).isInstanceOf(NotFoundException.class);
    assertThat(cloud.events("DONE")).containsExactly("keypair.created", "keypair.deleted");
    assertThat(cloud.events("REFUSED")).containsExactly("catalog.delete-keypair");
  }

  private void remove(Caller caller, UUID id) {
    portal.as(
        caller,
        () -> {
          catalog.deleteKeypair(id);
          return null;
        });
  }
}
