package org.nephos.crash;

import java.sql.SQLException;
import java.util.Map;

class ServerDeathOnPostgresIT extends ServerDeath {
  private static final String URL = System.getProperty("nephos.test.db.url");
  private static final String USER = System.getProperty("nephos.test.db.user");
  private static final String PASSWORD = System.getProperty("nephos.test.db.password");

  ServerDeathOnPostgresIT() {
    super(Map.of("NEPHOS_DB_URL", URL, "NEPHOS_DB_USER", USER, "NEPHOS_DB_PASSWORD", PASSWORD));
  }

  @Override
  Rows rows() throws SQLException {
    return new Rows(URL, USER, PASSWORD);
  }
}
