package org.nephos.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.nephos.invoice.InvoiceContent.Line;
import org.nephos.invoice.InvoiceContent.Row;
import org.nephos.invoice.InvoiceContent.Tax;
import org.nephos.persistence.BinaryCopy;

/** Writes what is below the head of an invoice, many rows at once: there may be ten thousands. */
@ApplicationScoped
class InvoiceRows {
  private static final int BATCH = 1000;

  private static final String ITEM =
      "insert into invoice_item (invoice_id, n, kind, correction, project_id, meter, rate_id,"
          + " rule_id, description, from_at, to_at, quantity, unit, unit_price, cost, amount,"
          + " tax_category) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String COSTS = "cost_row";
  private static final List<String> COST_COLUMNS =
      List.of(
          "invoice_id",
          "item_n",
          "n",
          "resource_id",
          "resource_type",
          "resource_name",
          "seconds",
          "quantity",
          "cost");
  private static final String ROW =
      "insert into "
          + COSTS
          + " ("
          + String.join(", ", COST_COLUMNS)
          + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String TAX =
      "insert into invoice_tax (invoice_id, category, percent, net, tax) values (?, ?, ?, ?, ?)";

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /** Writes items, cost rows and taxes; the head is there already. */
  void insert(InvoiceContent content) {
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              items(connection, content);
              if (BinaryCopy.isFor(connection)) {
                copyCosts(connection, content);
              } else {
                costs(connection, content);
              }
              taxes(connection, content);
            });
  }

  private static void items(Connection connection, InvoiceContent content) throws SQLException {
    try (Batch items = new Batch(connection.prepareStatement(ITEM))) {
      for (Line line : content.lines()) {
        PreparedStatement row = items.statement();
        row.setObject(1, content.id());
        row.setInt(2, line.n());
        row.setString(3, line.kind());
        row.setBoolean(4, line.isCorrection());
        setId(row, 5, line.project());
        row.setString(6, line.meter());
        setId(row, 7, line.rate());
        setId(row, 8, line.rule());
        row.setString(9, line.description());
        setTime(row, 10, line.from());
        setTime(row, 11, line.to());
        row.setBigDecimal(12, line.quantity());
        row.setString(13, line.unit());
        row.setBigDecimal(14, line.unitPrice());
        row.setBigDecimal(15, line.cost());
        row.setBigDecimal(16, line.amount());
        row.setString(17, line.taxCategory().name());
        items.add();
      }
    }
  }

  private static void costs(Connection connection, InvoiceContent content) throws SQLException {
    try (Batch costs = new Batch(connection.prepareStatement(ROW))) {
      for (Line line : content.lines()) {
        int n = 0;
        for (Row cost : line.rows()) {
          n++;
          PreparedStatement row = costs.statement();
          row.setObject(1, content.id());
          row.setInt(2, line.n());
          row.setInt(3, n);
          setId(row, 4, cost.resource());
          row.setString(5, cost.resourceType());
          row.setString(6, cost.resourceName());
          row.setLong(7, cost.seconds());
          row.setBigDecimal(8, cost.quantity());
          row.setBigDecimal(9, cost.cost());
          costs.add();
        }
      }
    }
  }

  private static void copyCosts(Connection connection, InvoiceContent content) throws SQLException {
    try (BinaryCopy costs = new BinaryCopy(connection, COSTS, COST_COLUMNS)) {
      for (Line line : content.lines()) {
        int n = 0;
        for (Row cost : line.rows()) {
          n++;
          costs
              .row()
              .uuid(content.id())
              .int4(line.n())
              .int4(n)
              .uuid(cost.resource())
              .text(cost.resourceType())
              .text(cost.resourceName())
              .int8(cost.seconds())
              .numeric(cost.quantity())
              .numeric(cost.cost());
        }
      }
    }
  }

  private static void taxes(Connection connection, InvoiceContent content) throws SQLException {
    try (Batch taxes = new Batch(connection.prepareStatement(TAX))) {
      for (Tax tax : content.taxes()) {
        PreparedStatement row = taxes.statement();
        row.setObject(1, content.id());
        row.setString(2, tax.category().name());
        row.setBigDecimal(3, tax.percent());
        row.setBigDecimal(4, tax.net());
        row.setBigDecimal(5, tax.tax());
        taxes.add();
      }
    }
  }

  private static void setId(PreparedStatement row, int column, UUID id) throws SQLException {
    if (id == null) {
      row.setNull(column, Types.OTHER);
    } else {
      row.setObject(column, id);
    }
  }

  private static void setTime(PreparedStatement row, int column, Instant at) throws SQLException {
    row.setObject(column, at.atOffset(ZoneOffset.UTC));
  }

  /** Sends rows in pieces, the last ones when it is closed. */
  private record Batch(PreparedStatement statement, int[] waiting) implements AutoCloseable {
    Batch(PreparedStatement statement) {
      this(statement, new int[1]);
    }

    void add() throws SQLException {
      statement.addBatch();
      waiting[0]++;
      if (waiting[0] == BATCH) {
        send();
      }
    }

    private void send() throws SQLException {
      statement.executeBatch();
      waiting[0] = 0;
    }

    @Override
    public void close() throws SQLException {
      try (statement) {
        if (waiting[0] > 0) {
          send();
        }
      }
    }
  }
}
