package org.nephos.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The page of ordering. */
final class OrderForm {
  private final Visitor visitor;

  private OrderForm(Visitor visitor) {
    this.visitor = visitor;
  }

  static OrderForm open(Visitor visitor) {
    visitor.open("/order/create.xhtml");
    visitor.sees("Order an instance");
    return new OrderForm(visitor);
  }

  /** The form on a page that is open already. */
  static OrderForm on(Visitor visitor) {
    return new OrderForm(visitor);
  }

  OrderForm flavor(String name) {
    choice(name).click();
    return this;
  }

  Locator choice(String name) {
    return visitor
        .main()
        .locator("label.nph-choice")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    visitor
                        .page()
                        .locator(".nph-choice-title")
                        .getByText(name, new Locator.GetByTextOptions().setExact(true))));
  }

  OrderForm zone(String name) {
    visitor.field("Zone").selectOption(name);
    return this;
  }

  OrderForm name(String name) {
    visitor.field("Name").fill(name);
    return this;
  }

  OrderForm count(String count) {
    visitor.field("How many").fill(count);
    return this;
  }

  /** Unfolds what is optional. */
  OrderForm unfold() {
    visitor.page().getByText("Key and start-up script (optional)").click();
    return this;
  }

  OrderForm userData(String script) {
    visitor.field("Start-up script").fill(script);
    return this;
  }

  /** What would come of the order. */
  Locator summary() {
    return visitor
        .page()
        .getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Summary"));
  }

  Locator verdict() {
    return summary().locator(".nph-badge");
  }

  Locator order() {
    return visitor.button("Order");
  }
}
