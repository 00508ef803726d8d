package org.nephos.scaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.nephos.compute.api.MetricSeries;

/** The load of a group over time, thinned to what a chart can show. */
@ApplicationScoped
public class GroupMetrics {
  private static final int MOST_POINTS = 500;
  private static final List<Integer> STEPS = List.of(10, 30, 60, 300, 900, 3_600, 21_600, 86_400);

  @PersistenceContext(unitName = "nephos")
  private EntityManager em;

  /**
   * The mean over the members that there were, those deleted since included.
   *
   * @return one point for each step that has samples, at the step's beginning
   */
  MetricSeries mean(UUID group, Instant from, Instant to) {
    int step = step(from, to);
    // A number of our own goes into the text, because a parameter cannot be grouped by twice.
    String bucket = "floor(extract(epoch from s.at) / " + step + ")";
    List<Object[]> rows =
        em.createNativeQuery(
                "select "
                    + bucket
                    + ", avg(s.metric_value) from metric_sample s where s.resource_id in"
                    + " (select i.id from instance i where i.scaling_group_id = :group)"
                    + " and s.meter = :meter and s.at >= :from and s.at < :to group by "
                    + bucket
                    + " order by 1",
                Object[].class)
            .setParameter("group", group)
            .setParameter("meter", GroupRules.METER)
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList();
    return new MetricSeries(
        GroupRules.METER,
        "%",
        rows.stream()
            .map(
                row ->
                    new MetricSeries.Point(
                        Instant.ofEpochSecond(((Number) row[0]).longValue() * step),
                        ((Number) row[1]).doubleValue()))
            .toList());
  }

  private static int step(Instant from, Instant to) {
    long seconds = Duration.between(from, to).toSeconds();
    return STEPS.stream()
        .filter(step -> seconds / step <= MOST_POINTS)
        .findFirst()
        .orElse(STEPS.get(STEPS.size() - 1));
  }
}
