package org.nephos.web.shell;

import jakarta.faces.component.UIViewAction;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** Sends what a request has said along to the page that it leads to. */
class NotingContext extends ExternalContextWrapper {
  NotingContext(ExternalContext wrapped) {
    super(wrapped);
  }

  @Override
  public void redirect(String address) throws IOException {
    MessagesBacking.sendTo(address);
    if (UIViewAction.isProcessingBroadcast(FacesContext.getCurrentInstance())) {
      // Faces keeps the messages of view actions in its Flash by itself: they would be said twice.
      getFlash().setKeepMessages(false);
    }
    super.redirect(address);
  }
}
