package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.nephos.event.Changes;
import org.nephos.event.EventDraft;
import org.nephos.event.EventWriter;

/** Records what happens to groups. */
@ApplicationScoped
public class GroupEvents {
  private static final String RESOURCE = "scaling-group";

  @Inject private EventWriter events;

  /** Records that a group was ordered or made, with its sizes. */
  void ordered(ScalingGroup group, String type) {
    record(group, type, Changes.between(null, GroupFacts.of(group)).asData());
  }

  /** Records a change of a group. */
  void record(ScalingGroup group, String type, Map<String, Object> data) {
    events.record(
        new EventDraft(
            type, group.tenantId(), group.projectId(), RESOURCE, group.id(), group.name(), data));
  }
}
