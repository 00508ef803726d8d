package org.nephos.budget;

import jakarta.enterprise.context.Dependent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.migration.Context;
import org.nephos.persistence.MigrationStep;
import org.nephos.secret.SecretBox;

/**
 * Seals the secrets of webhooks that were kept as they are; from then on the database takes no
 * other. The key is no business of the database's, so this is no SQL.
 */
@Dependent
public class WebhookSecretsSealed extends MigrationStep {
  private final SecretBox box = new SecretBox();

  /** Made by who migrates. */
  public WebhookSecretsSealed() {
    super("23", "webhook secrets sealed");
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    try (Statement change = connection.createStatement()) {
      change.execute("alter table budget alter column webhook_secret set data type varchar(300)");
      seal(connection);
      change.execute(
          "alter table budget add constraint budget_secret_sealed"
              + " check (webhook_secret is null or webhook_secret like 'v1:%')");
    }
  }

  private void seal(Connection connection) throws SQLException {
    try (PreparedStatement write =
        connection.prepareStatement("update budget set webhook_secret = ? where id = ?")) {
      for (Map.Entry<UUID, String> plain : plain(connection).entrySet()) {
        UUID budget = plain.getKey();
        write.setString(1, box.seal(plain.getValue(), WebhookSecrets.place(budget)));
        write.setObject(2, budget);
        write.executeUpdate();
      }
    }
  }

  private static Map<UUID, String> plain(Connection connection) throws SQLException {
    Map<UUID, String> plain = new LinkedHashMap<>();
    try (Statement query = connection.createStatement();
        ResultSet rows =
            query.executeQuery(
                "select id, webhook_secret from budget where webhook_secret is not null")) {
      while (rows.next()) {
        plain.put(rows.getObject(1, UUID.class), rows.getString(2));
      }
    }
    return plain;
  }
}
