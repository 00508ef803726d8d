package org.nephos.integrity;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.nephos.integrity.api.IntegrityFacade;
import org.nephos.integrity.api.InvariantView;
import org.nephos.tenancy.Permission;
import org.nephos.tenancy.Requires;

/** The invariants, for the operator. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IntegrityService implements IntegrityFacade {
  @Inject private IntegrityChecks checks;

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<InvariantView> list() {
    return views();
  }

  @Override
  @Requires(Permission.CLOUD_OPERATE)
  public List<InvariantView> check() {
    checks.checkAll();
    return views();
  }

  private List<InvariantView> views() {
    return checks.last().stream().map(IntegrityService::view).toList();
  }

  private static InvariantView view(IntegrityCheck check) {
    return new InvariantView(
        check.invariant(),
        check.state().word(),
        check.checkedAt(),
        check.rows(),
        check.durationMillis(),
        check.drift().stream()
            .map(
                drift -> new InvariantView.DriftView(drift.rule(), drift.subject(), drift.detail()))
            .toList());
  }
}
