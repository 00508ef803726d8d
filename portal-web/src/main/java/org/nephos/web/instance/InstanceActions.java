package org.nephos.web.instance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.problem.api.InvalidException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PortalException;
import org.nephos.web.shell.Ids;
import org.nephos.web.shell.MessagesBacking;
import org.nephos.web.shell.Refusals;
import org.nephos.web.text.Words;

/** What the buttons of instances do. */
@RequestScoped
public class InstanceActions {
  private static final String DELETE = "delete";

  @Inject private InstanceFacade instances;
  @Inject private Words words;

  /**
   * Does one thing to some instances; what is refused does not keep the others from it.
   *
   * @param command an action's word, alone or with the id of the one instance it is for ({@code
   *     stop:…})
   * @param picks the ids it is for when the command names none
   * @param reason may be null where none is needed
   * @throws InvalidException when what was filled in is refused; nothing is done then
   */
  void perform(String command, List<String> picks, String reason) {
    String[] parts = command.split(":", 2);
    List<UUID> targets =
        (parts.length == 2 ? List.of(parts[1]) : picks).stream().map(Ids::require).toList();
    int done = 0;
    for (UUID target : targets) {
      try {
        perform(target, parts[0], reason);
        done++;
      } catch (InvalidException wrong) {
        throw wrong;
      } catch (PortalException refusal) {
        Refusals.show(FacesContext.getCurrentInstance(), refusal);
      }
    }
    if (done > 0) {
      MessagesBacking.done(words.with("instance.done." + parts[0], done));
    }
  }

  /**
   * Does one thing to one instance.
   *
   * @param action the action's word, or {@code delete}
   * @param reason may be null where none is needed
   */
  void perform(UUID instance, String action, String reason) {
    if (DELETE.equals(action)) {
      instances.delete(instance, null, reason);
    } else {
      instances.act(instance, action(action), reason);
    }
  }

  private static InstanceAction action(String word) {
    return Arrays.stream(InstanceAction.values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(NotFoundException::new);
  }
}
