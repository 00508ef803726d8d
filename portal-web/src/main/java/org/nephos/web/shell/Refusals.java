package org.nephos.web.shell;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.concurrent.atomic.AtomicReference;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.Violation;
import org.nephos.web.text.Words;

/** Turns refusals into messages; those of a field go to the input that is called like it. */
public final class Refusals {
  private Refusals() {}

  /** Shows a refusal on the page. */
  public static void show(FacesContext faces, PortalException refusal) {
    if (refusal instanceof InvalidException invalid) {
      invalid.violations().forEach(violation -> show(faces, violation));
    } else {
      add(faces, null, Words.of(faces).refusal(refusal));
    }
    faces.validationFailed();
  }

  /** Shows what is wrong with one field. */
  public static void show(FacesContext faces, Violation violation) {
    String field = violation.field().substring(violation.field().lastIndexOf('.') + 1);
    UIComponent input = find(faces.getViewRoot(), faces, field);
    add(
        faces,
        input == null ? null : input.getClientId(faces),
        Words.of(faces).violation(violation));
  }

  private static void add(FacesContext faces, String clientId, String message) {
    faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, message));
  }

  private static UIComponent find(UIViewRoot root, FacesContext faces, String id) {
    AtomicReference<UIComponent> found = new AtomicReference<>();
    root.visitTree(
        VisitContext.createVisitContext(faces),
        (context, component) -> {
          if (id.equals(component.getId())) {
            found.set(component);
            return VisitResult.COMPLETE;
          }
          return VisitResult.ACCEPT;
        });
    return found.get();
  }
}
