package org.nephos.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.QuotaRepository.ScopeRow;
import org.nephos.quota.api.QuotaItemView;

/** Scopes line by line, in the order of the resources. */
@ApplicationScoped
class QuotaLines {
  @Inject private QuotaRepository repository;
  @Inject private QuotaWarnings warnings;

  /** A project's lines, and behind them its tenant's. */
  List<QuotaItemView> ofProject(UUID project) {
    ScopeRow row = read(project);
    List<QuotaItemView> lines = new ArrayList<>(lines("project", row));
    lines.addAll(ofTenant(row.parent()));
    return lines;
  }

  /** A tenant's lines. */
  List<QuotaItemView> ofTenant(UUID tenant) {
    return lines("tenant", read(tenant));
  }

  private ScopeRow read(UUID scope) {
    ScopeRow row = repository.read(scope);
    if (row == null) {
      throw new NotFoundException();
    }
    return row;
  }

  private List<QuotaItemView> lines(String scope, ScopeRow row) {
    Map<QuotaResource, Integer> passed = warnings.highest(row.id());
    return row.figures().entrySet().stream()
        .map(
            line ->
                new QuotaItemView(
                    scope,
                    line.getKey().word(),
                    line.getValue().limit(),
                    line.getValue().used(),
                    line.getValue().reserved(),
                    passed.get(line.getKey())))
        .toList();
  }
}
