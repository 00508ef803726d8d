package org.nephos.web.shell;

import jakarta.faces.application.ProjectStage;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/**
 * Takes the Faces project stage from the system property {@code nephos.faces.stage} ({@code
 * Production} when unset), so that the development loop sees changed pages and production does not
 * look for them.
 */
public class ProjectStageListener implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    event
        .getServletContext()
        .setInitParameter(
            ProjectStage.PROJECT_STAGE_PARAM_NAME,
            System.getProperty("nephos.faces.stage", ProjectStage.Production.name()));
  }
}
