package org.nephos.web.shell;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import java.io.IOException;

/** Sends what a request has said along to the page that it leads to. */
class NotingContext extends ExternalContextWrapper {
  NotingContext(ExternalContext wrapped) {
    super(wrapped);
  }

  @Override
  public void redirect(String address) throws IOException {
    MessagesBacking.sendTo(address);
    super.redirect(address);
  }
}
