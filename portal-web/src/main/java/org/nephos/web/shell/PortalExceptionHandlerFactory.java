package org.nephos.web.shell;

import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;

/** Puts {@link PortalExceptionHandler} in front of the server's own. */
public class PortalExceptionHandlerFactory extends ExceptionHandlerFactory {
  public PortalExceptionHandlerFactory(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new PortalExceptionHandler(getWrapped().getExceptionHandler());
  }
}
