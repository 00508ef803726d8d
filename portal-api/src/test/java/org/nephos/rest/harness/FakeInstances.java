package org.nephos.rest.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.compute.PowerState;
import org.nephos.compute.api.InstanceFacade;
import org.nephos.compute.api.InstanceView;
import org.nephos.compute.api.JobReceipt;
import org.nephos.compute.api.MetricSeries;
import org.nephos.compute.api.PatchInstance;
import org.nephos.compute.api.TransitionView;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.problem.api.ConflictException;
import org.nephos.problem.api.NotFoundException;
import org.nephos.problem.api.PreconditionFailedException;

/** Instances in a map. */
public final class FakeInstances implements InstanceFacade {
  private static final long VERSION = 7;

  public final List<ListQuery> queries = new ArrayList<>();
  public final List<PatchInstance> patches = new ArrayList<>();
  public final List<Duration> undos = new ArrayList<>();
  public final Map<UUID, String> names = new HashMap<>();

  /** What the next call throws, or null. */
  public RuntimeException broken;

  @Override
  public Page<InstanceView> list(ListQuery query) {
    queries.add(query);
    return new Page<>(
        names.keySet().stream().map(this::view).toList(), names.isEmpty() ? null : "more");
  }

  @Override
  public InstanceView get(UUID id) {
    if (broken != null) {
      throw broken;
    }
    return view(id);
  }

  @Override
  public InstanceView patch(UUID id, PatchInstance command, Long expectedVersion) {
    if (broken != null) {
      throw broken;
    }
    if (expectedVersion != null && expectedVersion != VERSION) {
      throw new PreconditionFailedException();
    }
    patches.add(command);
    if (command.name() != null) {
      names.put(id, command.name());
    }
    return view(id);
  }

  @Override
  public JobReceipt act(UUID id, InstanceAction action, String reason) {
    if (action == InstanceAction.START) {
      throw new ConflictException(
          "state-conflict",
          "It runs already.",
          Map.of("state", "ACTIVE", "allowed", List.of("stop", "reboot")));
    }
    return new JobReceipt(UUID.randomUUID());
  }

  @Override
  public InstanceView delete(UUID id, Duration undo, String reason) {
    undos.add(undo);
    return view(id);
  }

  @Override
  public InstanceView restore(UUID id) {
    return view(id);
  }

  @Override
  public List<TransitionView> history(UUID id) {
    return List.of(
        new TransitionView(Instant.EPOCH, null, "REQUESTED", null, "requested", "acme-user", null));
  }

  @Override
  public String consoleLog(UUID id) {
    return "<script>alert(1)</script> grüezi\n";
  }

  @Override
  public MetricSeries metrics(UUID id, String meter, Instant from, Instant to, Duration step) {
    return new MetricSeries(meter, "%", List.of(new MetricSeries.Point(from, 12.5)));
  }

  private InstanceView view(UUID id) {
    if (!names.containsKey(id)) {
      throw new NotFoundException();
    }
    return new InstanceView(
        id,
        names.get(id),
        "web-1",
        UUID.randomUUID(),
        "default",
        UUID.randomUUID(),
        "acme",
        InstanceState.ACTIVE,
        InstanceTask.REBOOTING,
        null,
        Instant.EPOCH,
        PowerState.RUNNING,
        Instant.EPOCH,
        new InstanceView.FlavorFigures(UUID.randomUUID(), "small", 1, 512, 5),
        UUID.randomUUID(),
        "tiny",
        "sim",
        null,
        null,
        List.of(),
        Map.of("team", "blue"),
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        "acme-user",
        UUID.randomUUID(),
        null,
        null,
        null,
        null,
        null,
        List.of("stop"),
        VERSION);
  }
}
