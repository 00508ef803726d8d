package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import org.nephos.inbox.api.InboxKind;

/** Orders of instances that need an approval. */
@ApplicationScoped
class InstancesInInbox extends OrdersInInbox {
  InstancesInInbox() {
    super(OrderKind.INSTANCE_CREATE, InboxKind.INSTANCES);
  }
}
