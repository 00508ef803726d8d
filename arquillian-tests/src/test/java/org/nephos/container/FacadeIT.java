package org.nephos.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nephos.compute.InstanceState;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.order.OrderState;
import org.nephos.order.api.OrderFacade;
import org.nephos.order.api.OrderView;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.QuotaExceededException;
import org.nephos.quota.api.QuotaFacade;
import org.nephos.tenancy.api.TenancyFacade;

/** Orders through the facades: the server's transactions, interceptors and job threads. */
@ExtendWith(ArquillianExtension.class)
class FacadeIT {

  @Deployment
  static WebArchive archive() {
    return Beside.archive("nephos-facade-tests");
  }

  private static OrderFacade orders() {
    return Beside.bean("OrderService", OrderFacade.class);
  }

  private static InstanceFacade instances() {
    return Beside.bean("InstanceService", InstanceFacade.class);
  }

  private static void delete(OrderView order) {
    order.instances().forEach(id -> Acme.as(() -> instances().delete(id, null, null)));
  }

  private static long count(String query, Object... values) throws SQLException {
    DataSource source = Beside.lookup("java:jboss/datasources/PortalDS", DataSource.class);
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @Test
  void theJobThreadsBuildWhatIsOrdered() {
    OrderView receipt = Acme.as(() -> orders().submit(Acme.order("inside", 2), null));
    assertThat(receipt.state()).isEqualTo(OrderState.PROVISIONING);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Acme.as(() -> orders().get(receipt.id())).state() == OrderState.FULFILLED);

    assertThat(receipt.instances())
        .allMatch(id -> Acme.as(() -> instances().get(id)).state() == InstanceState.ACTIVE);
    delete(receipt);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                receipt.instances().stream()
                    .allMatch(
                        id -> Acme.as(() -> instances().get(id)).state() == InstanceState.DELETED));
  }

  @Test
  void aRefusalComesAsItIsLeavesNothingAndIsInTheAudit() throws SQLException {
    String name = "refused-" + UUID.randomUUID();
    long used = used();
    long refusals = refusals();

    QuotaExceededException refusal =
        catchThrowableOfType(
            QuotaExceededException.class,
            () -> Acme.as(() -> orders().submit(Acme.order(name, 100), "key-" + name)));

    assertThat(refusal.variables()).containsEntry("requested", 100L);
    assertThat(count("select count(*) from orders where name = ?", name)).isZero();
    assertThat(count("select count(*) from instance where name like ?", name + "%")).isZero();
    assertThat(count("select count(*) from idempotency_key where key_text = ?", "key-" + name))
        .isZero();
    assertThat(used()).isEqualTo(used);
    assertThat(refusals()).isEqualTo(refusals + 1);
  }

  private static long refusals() throws SQLException {
    return count(
        "select count(*) from event where outcome = 'REFUSED' and type = 'order.submit'"
            + " and actor = 'acme-user'");
  }

  private static long used() {
    return Acme.as(() -> Beside.bean("QuotaService", QuotaFacade.class).ofProject(Acme.project()))
        .stream()
        .filter(line -> line.scope().equals("project") && line.resource().equals("instances"))
        .findFirst()
        .orElseThrow()
        .used();
  }

  @Test
  void aReceiptOutlivesTheRollBackOfWhoeverAsksForIt() throws Exception {
    UserTransaction transaction = Beside.lookup("java:comp/UserTransaction", UserTransaction.class);

    transaction.begin();
    OrderView receipt = Acme.as(() -> orders().submit(Acme.order("outlives", 1), null));
    transaction.rollback();

    assertThat(Acme.as(() -> orders().get(receipt.id())).id()).isEqualTo(receipt.id());
    delete(receipt);
  }

  @Test
  void rightsAreCheckedAtTheDoorOfTheBean() {
    UUID nothing = UUID.fromString("00000000-0000-4000-8000-00000000dead");

    assertThatThrownBy(() -> Acme.as(() -> instances().get(nothing)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () -> Acme.as(() -> Beside.bean("TenancyService", TenancyFacade.class).tenant(nothing)))
        .isInstanceOf(NotFoundException.class);
  }
}
