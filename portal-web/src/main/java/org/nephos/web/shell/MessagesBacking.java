package org.nephos.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What is said on a page: beside a field what is wrong with it, above the page what was done. */
@Named("messages")
@RequestScoped
public class MessagesBacking {
  private static final Clock CLOCK = Clock.systemUTC();

  private List<Note> said;
  private boolean saidInDialog;

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

  /**
   * What was wrong with a form as a whole, as that a name is taken. A dialog that asked for it
   * stands open and says it; above the page, behind the dialog, it is then said no more.
   *
   * @param form the id of the form
   * @return empty unless the form was sent by this request and refused
   */
  public List<String> refused(String form) {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
        || !faces.getExternalContext().getRequestParameterMap().containsKey(form)) {
      return List.of();
    }
    List<String> sentences =
        ofRequest(faces).stream().filter(note -> !note.good()).map(Note::sentence).toList();
    saidInDialog |= !sentences.isEmpty();
    return sentences;
  }

  /**
   * What is said above the page: what was left for it, if it is made as a whole, and what this
   * request has to say itself. A page is asked for the notes before it is made, too; only the
   * making takes what was left.
   */
  public List<Note> getSaid() {
    FacesContext faces = FacesContext.getCurrentInstance();
    if (faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE
        || faces.getPartialViewContext().isPartialRequest()) {
      return ofRequest(faces);
    }
    if (said == null) {
      said = new ArrayList<>(notes().take(address(faces), CLOCK.instant()));
      ofRequest(faces).stream().filter(note -> note.good() || !saidInDialog).forEach(said::add);
    }
    return said;
  }

  /** Says that something was done; shown on this page or the one after a redirect. */
  public static void done(String sentence) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
  }

  /**
   * Leaves what this request has to say for the page that it leads to. A page that leads on to
   * another one before it is made hands on what was left for it.
   */
  static void sendTo(String address) {
    FacesContext faces = FacesContext.getCurrentInstance();
    List<Note> going = new ArrayList<>();
    if (!faces.isPostback() && faces.getExternalContext().getSession(false) != null) {
      going.addAll(notes().take(address(faces), CLOCK.instant()));
    }
    going.addAll(ofRequest(faces));
    if (!going.isEmpty()) {
      notes().leave(address, going, CLOCK.instant());
    }
  }

  private static List<Note> ofRequest(FacesContext faces) {
    return faces.getMessageList(null).stream()
        .map(
            message ->
                new Note(message.getSummary(), message.getSeverity() == FacesMessage.SEVERITY_INFO))
        .toList();
  }

  private static String address(FacesContext faces) {
    HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  private static Notes notes() {
    return CDI.current().select(Notes.class).get();
  }
}
