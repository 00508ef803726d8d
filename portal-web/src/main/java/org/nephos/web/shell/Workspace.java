package org.nephos.web.shell;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.UUID;

/** Which project a person works in, for as long as they are signed in. Never trusted as a right. */
@SessionScoped
public class Workspace implements Serializable {
  private static final long serialVersionUID = 1L;

  private UUID project;

  /** The chosen project; null before any choice. */
  public UUID getProject() {
    return project;
  }

  /** Chooses a project. */
  public void choose(UUID chosen) {
    project = chosen;
  }
}
