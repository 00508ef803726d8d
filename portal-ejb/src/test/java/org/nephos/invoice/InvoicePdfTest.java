package org.nephos.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nephos.invoice.api.InvoiceView;

/** What the document says is read out of it again. */
class InvoicePdfTest {
  private static final Pattern ITEM = Pattern.compile("Item(\\d+)of");

  private static byte[] bytes(InvoiceView invoice) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new InvoicePdf("nephos").write(invoice, out);
    return out.toByteArray();
  }

  /**
   * The text of each page without spaces: what stands in cells side by side is read as one word by
   * some readers and as several by others.
   */
  private static List<String> pages(InvoiceView invoice) throws IOException {
    List<String> pages = new ArrayList<>();
    try (PdfReader reader = new PdfReader(bytes(invoice))) {
      PdfTextExtractor extractor = new PdfTextExtractor(reader);
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        pages.add(tight(extractor.getTextFromPage(page)));
      }
    }
    return pages;
  }

  private static String tight(String text) {
    return text.replaceAll("[\\s\\u00a0]+", "");
  }

  private static String[] allTight(String... texts) {
    return Stream.of(texts).map(InvoicePdfTest::tight).toArray(String[]::new);
  }

  private static Said text(InvoiceView invoice) throws IOException {
    return new Said(String.join("", pages(invoice)));
  }

  /** What a document says, whatever its spaces. */
  private record Said(String text) {
    Said all(String... texts) {
      assertThat(text).contains(allTight(texts));
      return this;
    }

    Said inThisOrder(String... texts) {
      assertThat(text).containsSubsequence(allTight(texts));
      return this;
    }

    void none(String... texts) {
      assertThat(text).doesNotContain(allTight(texts));
    }
  }

  @Test
  void an_invoice_says_number_days_and_both_parties() throws IOException {
    text(Invoices.issued())
        .all("Invoice NEPH-000042", "1 December 2026", "November 2026", "15 December 2026")
        .all("Nephos Cloud GmbH", "Große Straße 1", "20095 Hamburg", "DE123456789")
        .all("Müller & Söhne <Überbau> AG", "Königsallee 60", "40212 Düsseldorf")
        .all("DE987654321", "Page 1 of 1")
        .none("DRAFT");
  }

  @Test
  void every_item_stands_under_its_project_with_quantity_price_and_amount() throws IOException {
    text(Invoices.issued())
        .inThisOrder(
            "Project web",
            "1 vCPUs of instances 1,440 vCPU·h 0.012 19 % 17.28",
            "2 Memory of instances 2,880.5 GiB·h 0.005 19 % 14.40",
            "3 Disks of instances 14,400.1235 GiB·h 0.00012345 19 % 1.78",
            "Subtotal Project web 33.46",
            "Project data",
            "Of October 2026",
            "Subtotal Project data 8.82",
            "Acme as a whole",
            "6 Free vCPU·h of the month 100 vCPU·h −0.012 19 % −1.20",
            "8 Support “Gold” – monthly fee 1 month 49.90 19 % 49.90");
  }

  @Test
  void totals_and_taxes_and_how_to_pay_come_after_the_items() throws IOException {
    // 17.28 + 14.40 + 1.78 + 8.64 + 0.18 − 1.20 − 4.05 + 49.90 = 86.93; × 0.19 = 16.5167
    text(Invoices.issued())
        .inThisOrder(
            "Net 86.93",
            "VAT 19 % of 86.93 16.52",
            "Total EUR 103.45",
            "Please pay 103.45 EUR by 15 December 2026, to Nephos Cloud GmbH,",
            "IBAN DE89 3704 0044 0532 0130 00, with the reference NEPH-000042.");
  }

  @Test
  void each_tax_has_a_line_of_its_own() throws IOException {
    text(Invoices.manyTaxes())
        .inThisOrder(
            "VAT 19 % of 10.05 1.91",
            "VAT 7 % of 7.05 0.49",
            "VAT 0 % of 10.05 0.00",
            "Exempt from VAT: 10.05 0.00",
            "Total EUR 39.60");
  }

  @Test
  void what_was_paid_is_taken_off_and_what_is_open_is_asked_for() throws IOException {
    text(Invoices.partlyPaid())
        .inThisOrder(
            "Total EUR 103.45",
            "From your credit (1 December 2026) −10.00",
            "Paid on 9 December 2026 (SEPA 4711) −5.00",
            "Still to pay EUR 88.45",
            "Please pay 88.45 EUR");
    text(Invoices.paid()).all("Still to pay EUR 0.00", "This invoice is paid.").none("Please pay");
  }

  @Test
  void a_draft_says_so_on_each_page_and_asks_for_nothing() throws IOException {
    assertThat(pages(Invoices.draft())).allMatch(page -> page.contains("DRAFT"));
    text(Invoices.draft())
        .all("Draft of an invoice", "As of 20 November 2026", "nothing is to be paid on it")
        .none("NEPH-", "Please pay", "Due by");
  }

  @Test
  void a_draft_of_a_cloud_without_a_seller_can_be_looked_at() throws IOException {
    text(Invoices.draftOfNobody()).all("Acme", "Total EUR 86.93");
  }

  @Test
  void a_credit_note_says_which_invoice_it_answers_and_why() throws IOException {
    text(Invoices.creditNote())
        .all("Credit note NEPH-C-000007")
        .all("Answers invoice NEPH-000041. Reason: The zone was not reachable for two days.")
        .all("Total EUR −37.70")
        .none("Please pay", "Due by");
  }

  @Test
  void an_invoice_that_is_answered_says_by_what_and_asks_for_nothing() throws IOException {
    text(Invoices.credited())
        .inThisOrder(
            "Total EUR 103.45", "Credit note NEPH-C-000007 −103.45", "Still to pay EUR 0.00")
        .all("This invoice is answered in full by NEPH-C-000007")
        .none("Please pay");
  }

  @Test
  void reverse_charge_and_exemption_say_why_there_is_no_tax() throws IOException {
    text(Invoices.reverseCharge())
        .all("Łódź Technologie", "Poland", "PL5260250274", "VAT 0 % of 86.93 0.00")
        .all("Reverse charge: the recipient of the service is liable for the VAT");
    text(Invoices.exempt()).all("Exempt from VAT.").none("Reverse");
  }

  @Test
  void an_invoice_of_a_thousand_items_has_all_of_them_and_a_head_on_each_page() throws IOException {
    List<String> pages = pages(Invoices.ofItems(1000));

    assertThat(pages).hasSizeGreaterThan(20);
    Set<Integer> found = new HashSet<>();
    Matcher item = ITEM.matcher(String.join("", pages));
    while (item.find()) {
      assertThat(found.add(Integer.valueOf(item.group(1)))).as(item.group()).isTrue();
    }
    assertThat(found).hasSize(1000);
    for (int i = 0; i < pages.size(); i++) {
      assertThat(pages.get(i)).contains("Page" + (i + 1) + "of" + pages.size());
      if (pages.get(i).contains("of1000")) {
        assertThat(pages.get(i)).contains("Description", "Quantity", "AmountEUR");
      }
    }
    assertThat(pages.subList(1, pages.size())).allMatch(page -> page.contains("InvoiceNEPH"));
  }

  @Test
  void the_same_invoice_has_the_same_bytes() throws IOException {
    assertThat(bytes(Invoices.issued())).isEqualTo(bytes(Invoices.issued()));
    assertThat(bytes(Invoices.ofItems(200))).isEqualTo(bytes(Invoices.ofItems(200)));
  }

  @Test
  void its_fonts_are_in_it() throws IOException {
    try (PdfReader reader = new PdfReader(bytes(Invoices.issued()))) {
      int embedded = 0;
      for (int i = 1; i < reader.getXrefSize(); i++) {
        if (reader.getPdfObject(i) instanceof PdfDictionary found
            && PdfName.FONTDESCRIPTOR.equals(found.get(PdfName.TYPE))) {
          assertThat(found.get(PdfName.FONTFILE2)).isNotNull();
          embedded++;
        }
      }
      assertThat(embedded).isEqualTo(2);
      assertThat(reader.getInfo()).containsEntry("Title", "Invoice NEPH-000042");
    }
  }

  @Test
  void a_letter_that_the_font_lacks_is_shown_as_missing() throws IOException {
    InvoiceView chinese = Invoices.boughtBy("中 Trading");

    text(chinese).all("□ Trading");
  }

  @Test
  void another_brand_has_its_colour_and_the_words_of_the_house() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new InvoicePdf("aurora").write(Invoices.issued(), out);

    assertThat(out.toByteArray()).isNotEqualTo(bytes(Invoices.issued()));
    try (PdfReader reader = new PdfReader(out.toByteArray())) {
      assertThat(tight(new PdfTextExtractor(reader).getTextFromPage(1)))
          .contains("InvoiceNEPH-000042");
    }
  }
}
