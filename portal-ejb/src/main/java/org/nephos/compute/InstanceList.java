package org.nephos.compute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nephos.compute.api.InstanceView;
import org.nephos.list.ListDefinition;
import org.nephos.list.ListReader;
import org.nephos.list.ListReader.Condition;
import org.nephos.list.Marker;
import org.nephos.list.Parse;
import org.nephos.list.Scoped;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.MalformedException;
import org.nephos.tenancy.AccessService;
import org.nephos.tenancy.Permission;

/** Pages of instances; those that are gone only for who asks for them. */
@ApplicationScoped
public class InstanceList {
  private static final String HOST = "host";
  private static final ListDefinition<Instance> LIST =
      ListDefinition.of(Instance.class, "-createdAt")
          .equal("project", "projectId", Parse::uuid)
          .equal("tenant", "tenantId", Parse::uuid)
          .equal("state", "state", Parse.constant(InstanceState.class))
          .contains("name", "name")
          .equal("flavor", "flavorId", Parse::uuid)
          .equal("image", "imageId", Parse::uuid)
          .equal("zone", "zoneName", Parse::text)
          .equal(HOST, "hostId", Parse::uuid)
          .equal("order", "orderId", Parse::uuid)
          .equal("scalingGroup", "scalingGroupId", Parse::uuid)
          .sort("createdAt", "createdAt", Parse::instant)
          .sort("name", "name", Parse::text)
          .sort("state", "state", Parse.constant(InstanceState.class));

  @Inject private ListReader lists;
  @Inject private InstanceViews views;
  @Inject private AccessService access;

  Page<InstanceView> page(ListQuery query) {
    if (query.filters().containsKey(HOST) && !access.mayAnywhere(Permission.CLOUD_OPERATE)) {
      throw new MalformedException(HOST, "Only the operator sees hosts.");
    }
    List<Condition> conditions = new ArrayList<>();
    conditions.add(Scoped.by(access.scope(Permission.RESOURCE_SEE)));
    if (!query.filters().containsKey("state")) {
      conditions.add(
          new Condition("e.state <> org.nephos.compute.InstanceState.DELETED", Map.of()));
    }
    return lists.page(LIST, query, conditions, InstanceList::position, views::of);
  }

  private static Marker.Position position(Instance instance) {
    return new Marker.Position(
        Map.of(
            "createdAt", instance.createdAt().toString(),
            "name", instance.name(),
            "state", instance.state().name()),
        instance.id());
  }
}
