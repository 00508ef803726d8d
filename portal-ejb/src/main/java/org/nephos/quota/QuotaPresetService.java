package org.nephos.quota;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.nephos.list.Parse;
import org.nephos.list.ShortList;
import org.nephos.list.api.ListQuery;
import org.nephos.list.api.Page;
import org.nephos.order.Idempotency;
import org.nephos.persistence.Transactions;
import org.nephos.problem.api.NotFoundException;
import org.nephos.quota.QuotaLimits.Scopes;
import org.nephos.quota.api.PresetStepView;
import org.nephos.quota.api.QuotaPresetFacade;
import org.nephos.quota.api.QuotaPresetView;
import org.nephos.quota.api.SaveQuotaPreset;
import org.nephos.tenancy.OpenToAll;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Project;
import org.nephos.tenancy.Requires;
import org.nephos.tenancy.ResourceKind;
import org.nephos.tenancy.api.CallerScope;
import org.nephos.tenancy.api.Names;

/** Presets at the front door. */
@Stateless
public class QuotaPresetService implements QuotaPresetFacade {
  private static final ShortList<QuotaPresetView> LIST =
      ShortList.of(QuotaPresetView.class, QuotaPresetView::id, "position")
          .contains("name", QuotaPresetView::name, QuotaPresetView::displayName)
          .sort("position", QuotaPresetView::position, Integer::valueOf)
          .sort("name", QuotaPresetView::name, Parse::text);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  @Inject private Presets presets;
  @Inject private PresetSteps steps;
  @Inject private QuotaRepository repository;
  @Inject private Idempotency idempotency;
  @Inject private Transactions transactions;

  @Override
  @OpenToAll("everybody who is signed in may see what can be asked for")
  public List<QuotaPresetView> presets() {
    CallerScope.current();
    return steps.presets().stream().map(Presets::view).toList();
  }

  @Override
  @OpenToAll("everybody who is signed in may see what can be asked for")
  public Page<QuotaPresetView> presets(ListQuery query) {
    return LIST.page(presets(), query);
  }

  @Override
  @Requires(Permission.RESOURCE_SEE)
  public QuotaPresetView preset(@Names(ResourceKind.QUOTA_PRESET) UUID id) {
    QuotaPreset preset = presets.find(id);
    if (preset == null) {
      throw new NotFoundException();
    }
    return Presets.view(preset);
  }

  @Override
  @Requires(Permission.QUOTA_SEE)
  public List<PresetStepView> steps(@Names(ResourceKind.PROJECT) UUID id) {
    Project project = em.find(Project.class, id);
    if (project == null) {
      throw new NotFoundException();
    }
    Scopes scopes = new Scopes(repository.read(id), repository.read(project.tenantId()));
    List<QuotaPreset> all = steps.presets();
    return all.stream().map(preset -> step(preset, all, project, scopes)).toList();
  }

  private PresetStepView step(
      QuotaPreset preset, List<QuotaPreset> all, Project project, Scopes scopes) {
    List<String> lacking = steps.lacking(preset, all, project, scopes);
    return new PresetStepView(
        Presets.view(preset),
        PresetSteps.isIn(preset, scopes.project()),
        lacking.isEmpty(),
        !QuotaLimits.beyond(scopes.tenant(), preset.limits()).isEmpty(),
        lacking);
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QuotaPresetView create(SaveQuotaPreset command, String idempotencyKey) {
    return idempotency.once(
        idempotencyKey,
        command,
        QuotaPresetView.class,
        () -> Presets.view(presets.create(command)));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public QuotaPresetView change(
      @Names(ResourceKind.QUOTA_PRESET) UUID id, SaveQuotaPreset command, Long expectedVersion) {
    return transactions.inNew(() -> Presets.view(presets.change(id, command, expectedVersion)));
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void delete(@Names(ResourceKind.QUOTA_PRESET) UUID id) {
    transactions.runInNew(() -> presets.delete(id));
  }
}
