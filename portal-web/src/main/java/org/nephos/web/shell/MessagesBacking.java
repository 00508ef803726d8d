package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What is wrong with a field, for the field's own tag. */
@Named("messages")
@RequestScoped
public class MessagesBacking {
  /** The messages of the input with this id, or nothing. */
  public String of(String field) {
    return messages(field).stream()
        .map(FacesMessage::getSummary)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  /** Whether there is any; null instead of false, so that the attribute is left out. */
  public String invalid(String field) {
    return messages(field).isEmpty() ? null : "true";
  }

  private static List<FacesMessage> messages(String field) {
    FacesContext faces = FacesContext.getCurrentInstance();
    Iterator<String> ids = faces.getClientIdsWithMessages();
    Iterable<String> all = () -> ids;
    return StreamSupport.stream(all.spliterator(), false)
        .filter(id -> id != null && (id.equals(field) || id.endsWith(":" + field)))
        .flatMap(id -> faces.getMessageList(id).stream())
        .toList();
  }

  /** Says that something was done; shown on this page or the one after a redirect. */
  public static void done(String sentence) {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().getFlash().setKeepMessages(true);
    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
  }
}
