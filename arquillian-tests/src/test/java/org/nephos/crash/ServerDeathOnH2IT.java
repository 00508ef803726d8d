package org.nephos.crash;

import java.sql.SQLException;
import java.util.Map;

class ServerDeathOnH2IT extends ServerDeath {
  ServerDeathOnH2IT() {
    super(Map.of());
  }

  @Override
  Rows rows() throws SQLException {
    return new Rows("jdbc:h2:" + Launched.h2(), "nephos", "nephos");
  }
}
