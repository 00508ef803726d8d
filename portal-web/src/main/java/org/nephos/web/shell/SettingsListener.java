package org.nephos.web.shell;

import jakarta.faces.application.ProjectStage;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * What of the pages' settings comes from system properties: the Faces project stage ({@code
 * nephos.faces.stage}, production when unset), so that the development loop sees changed pages, and
 * PrimeFaces' secret ({@code nephos.faces.secret}), which is made anew for each installation.
 */
public class SettingsListener implements ServletContextListener {
  private static final String SECRET = "primefaces.SECRET";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    context.setInitParameter(
        ProjectStage.PROJECT_STAGE_PARAM_NAME,
        System.getProperty("nephos.faces.stage", ProjectStage.Production.name()));
    String secret = System.getProperty("nephos.faces.secret");
    if (secret != null) {
      context.setInitParameter(SECRET, secret);
    }
  }
}
