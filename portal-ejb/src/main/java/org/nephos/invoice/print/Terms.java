package org.nephos.invoice.print;

import com.lowagie.text.Paragraph;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.nephos.billing.TaxTreatment;
import org.nephos.invoice.api.InvoiceState;
import org.nephos.invoice.api.InvoiceView;

/** The sentences below the totals: what the buyer has to do, and why there is no tax. */
final class Terms {
  private final InvoiceView invoice;
  private final PrintWords words;

  Terms(InvoiceView invoice, PrintWords words) {
    this.invoice = invoice;
    this.words = words;
  }

  List<Paragraph> paragraphs(PrintFonts fonts) {
    return sentences().stream().map(sentence -> paragraph(fonts, sentence)).toList();
  }

  private static Paragraph paragraph(PrintFonts fonts, String sentence) {
    Paragraph paragraph = new Paragraph(fonts.plain(sentence, 9));
    paragraph.setLeading(13.5f);
    paragraph.setSpacingAfter(5);
    return paragraph;
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (invoice.taxTreatment() == TaxTreatment.REVERSE_CHARGE) {
      sentences.add(words.say("terms.reverse"));
    } else if (invoice.taxTreatment() == TaxTreatment.EXEMPT) {
      sentences.add(words.say("terms.exempt"));
    }
    if (invoice.kind() == InvoiceView.Kind.CREDIT_NOTE) {
      sentences.add(words.say("terms.credit"));
    } else if (invoice.state() == InvoiceState.DRAFT) {
      sentences.add(words.say("terms.draft"));
    } else if (invoice.state() == InvoiceState.CREDITED) {
      sentences.add(words.say("terms.credited", Totals.notes(invoice)));
    } else if (invoice.open().signum() > 0) {
      sentences.add(pay());
    } else {
      sentences.add(words.say("terms.paid"));
    }
    return sentences;
  }

  private String pay() {
    String open = words.money(invoice.open(), invoice.currency());
    String due = words.day(invoice.dueAt(), ZoneId.of(invoice.zone()));
    return invoice.seller().iban() == null
        ? words.say("terms.pay.noiban", open, due, invoice.number())
        : words.say(
            "terms.pay",
            open,
            due,
            invoice.seller().legalName(),
            PrintWords.iban(invoice.seller().iban()),
            invoice.number());
  }
}
