package org.nephos.compute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.compute.api.JobReceipt;
import org.nephos.compute.api.MetricSeries;
import org.nephos.compute.api.PatchInstance;
import org.nephos.compute.api.TransitionView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.persistence.Transactions;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.Names;

/** Instances at the front door; each kind of work has its own class behind it. */
@Stateless
public class InstanceService implements InstanceFacade {
  @Inject private InstanceRepository instances;
  @Inject private InstanceList list;
  @Inject private InstanceViews views;
  @Inject private InstanceChange change;
  @Inject private InstancePower power;
  @Inject private InstanceDeletion deletion;
  @Inject private InstanceHistory history;
  @Inject private GuestConsole console;
  @Inject private MetricSamples samples;
  @Inject private Transactions transactions;

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public Page<InstanceView> list(ListQuery query) {
    return list.page(query);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public InstanceView get(@Names(ResourceKind.INSTANCE) UUID id) {
    return views.of(instances.find(id));
  }

  @Override
  @Requires(Permission.INSTANCE_CHANGE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InstanceView patch(
      @Names(ResourceKind.INSTANCE) UUID id, PatchInstance command, Long expectedVersion) {
    return transactions.inNew(() -> views.of(change.patch(id, command, expectedVersion)));
  }

  @Override
  @Requires(Permission.INSTANCE_POWER)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public JobReceipt act(
      @Names(ResourceKind.INSTANCE) UUID id, InstanceAction action, String reason) {
    return transactions.inNew(() -> new JobReceipt(power.begin(id, action, reason)));
  }

  @Override
  @Requires(Permission.INSTANCE_DELETE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InstanceView delete(@Names(ResourceKind.INSTANCE) UUID id, Duration undo, String reason) {
    return transactions.inNew(() -> views.of(deletion.delete(id, undo, reason)));
  }

  @Override
  @Requires(Permission.INSTANCE_DELETE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public InstanceView restore(@Names(ResourceKind.INSTANCE) UUID id) {
    return transactions.inNew(() -> views.of(deletion.restore(id)));
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public List<TransitionView> history(@Names(ResourceKind.INSTANCE) UUID id) {
    return history.of(id);
  }

  @Override
  @Requires(Permission.CONSOLE_SEE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public String consoleLog(@Names(ResourceKind.INSTANCE) UUID id) {
    return console.log(id);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public MetricSeries metrics(
      @Names(ResourceKind.INSTANCE) UUID id,
      String meter,
      Instant from,
      Instant to,
      Duration step) {
    return samples.of(id, meter, from, to, step);
  }
}
