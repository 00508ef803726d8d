package org.nephos.tenancy.api;

import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;

/** The people of all tenants, for who runs the cloud. */
public interface PeopleFacade {
  /**
   * Everybody who has ever signed in, by user name; filters {@code username}, {@code displayName},
   * {@code email} (each a part of it), {@code tenant} and {@code role} (held anywhere); sorts by
   * {@code username}, {@code displayName}, {@code email}, {@code createdAt}.
   */
  Page<PersonView> people(ListQuery query);
}
