package org.nephos.web.shell;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextFactory;

/** Lets notes go along with every redirect of a page. */
public class NotingContextFactory extends ExternalContextFactory {
  public NotingContextFactory(ExternalContextFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExternalContext getExternalContext(Object context, Object request, Object response) {
    return new NotingContext(getWrapped().getExternalContext(context, request, response));
  }
}
