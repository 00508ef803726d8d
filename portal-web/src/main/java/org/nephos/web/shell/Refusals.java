package org.nephos.web.shell;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.PortalException;
import org.nephos.problem.api.Violation;
import org.nephos.web.text.Words;

/**
 * Turns refusals into messages. Those of a field go to the input that is called like it, or whose
 * name ends with it, as {@code closeReason} does with {@code reason}, where a page has several; the
 * form that was sent comes first.
 */
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
    UIComponent input = find(faces, field);
    add(
        faces,
        input == null ? null : input.getClientId(faces),
        Words.of(faces).violation(violation));
  }

  private static void add(FacesContext faces, String clientId, String message) {
    faces.addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, message));
  }

  private static UIComponent find(FacesContext faces, String field) {
    List<UIComponent> all = inputs(faces, faces.getViewRoot(), field);
    return all.stream()
        .filter(input -> isSent(input))
        .findFirst()
        .or(() -> all.stream().filter(input -> field.equals(input.getId())).findFirst())
        .orElse(null);
  }

  private static List<UIComponent> inputs(FacesContext faces, UIComponent root, String field) {
    String ending = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
    List<UIComponent> found = new ArrayList<>();
    root.visitTree(
        VisitContext.createVisitContext(faces),
        (context, component) -> {
          String id = component.getId();
          if (field.equals(id) || (component instanceof UIInput && id.endsWith(ending))) {
            found.add(component);
          }
          return VisitResult.ACCEPT;
        });
    return found;
  }

  private static boolean isSent(UIComponent input) {
    for (UIComponent c = input; c != null; c = c.getParent()) {
      if (c instanceof UIForm form) {
        return form.isSubmitted();
      }
    }
    return false;
  }
}
