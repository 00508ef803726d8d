package org.nephos.order;

import jakarta.enterprise.context.ApplicationScoped;
import org.nephos.inbox.api.InboxKind;

/** Orders of scaling groups that need an approval. */
@ApplicationScoped
class GroupsInInbox extends OrdersInInbox {
  GroupsInInbox() {
    super(OrderKind.SCALING_GROUP_CREATE, InboxKind.SCALING_GROUP);
  }
}
