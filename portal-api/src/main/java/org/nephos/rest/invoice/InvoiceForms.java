package org.nephos.rest.invoice;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.nephos.invoice.api.InvoiceFacade;
import org.nephos.rest.gate.Wanted;

/**
 * An invoice in the form that a caller likes best. A form is made whole before the answer begins,
 * so that a refusal is an answer of its own and no broken file.
 */
final class InvoiceForms {
  static final String PDF = "application/pdf";
  static final String CSV = "text/csv";

  private static final String[] OFFERED = {
    MediaType.APPLICATION_JSON, PDF, CSV, MediaType.APPLICATION_XML
  };

  private final InvoiceFacade invoices;
  private final UUID id;

  private InvoiceForms(InvoiceFacade invoices, UUID id) {
    this.invoices = invoices;
    this.id = id;
  }

  static InvoiceForms of(InvoiceFacade invoices, UUID id) {
    return new InvoiceForms(invoices, id);
  }

  Response answer(HttpServletRequest request) throws IOException {
    if (Wanted.is(request, PDF, OFFERED)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      invoices.writePdf(id, out);
      return file(out.toByteArray(), PDF, "pdf");
    }
    if (Wanted.is(request, CSV, OFFERED)) {
      StringWriter out = new StringWriter();
      invoices.writeCsv(id, out);
      return file(out.toString().getBytes(StandardCharsets.UTF_8), CSV + ";charset=utf-8", "csv");
    }
    if (Wanted.is(request, MediaType.APPLICATION_XML, OFFERED)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      invoices.writeXml(id, out);
      return file(out.toByteArray(), MediaType.APPLICATION_XML + ";charset=utf-8", "xml");
    }
    return Response.ok(InvoiceJson.of(invoices.invoice(id)), MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  private Response file(byte[] bytes, String type, String ending) {
    return Response.ok(bytes, type)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"invoice-" + id + "." + ending + "\"")
        .build();
  }
}
