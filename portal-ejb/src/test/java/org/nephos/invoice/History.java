package org.nephos.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A year of a tenant that can be played. Everything is a number, and less of it is a history, too,
 * so that one that fails can be made smaller.
 *
 * @param start which year
 * @param zone which zone
 * @param treatment which treatment of taxes
 * @param plans by which the tenant is charged in turn
 * @param closes how the months are closed, one for each but the last
 */
record History(
    int start,
    int zone,
    int treatment,
    List<Plan> plans,
    List<Life> lives,
    List<Act> acts,
    List<Close> closes) {

  /** A price plan as it is when the year begins. */
  record Plan(List<Rate> rates, List<Term> terms) {}

  /**
   * A rate.
   *
   * @param narrowed by how many dimensions
   * @param values which ones
   * @param price in ten-millionths
   * @param free in millionths of unit-hours
   * @param tiers how much further each bound is, and the price above it
   */
  record Rate(
      int meter, int narrowed, int values, int price, int free, int category, List<Tier> tiers) {}

  /** Above so many unit-hours more, this price in ten-millionths. */
  record Tier(int more, int price) {}

  /**
   * A fee, a discount or a minimum.
   *
   * @param number cents, or ten-thousandths of a per cent
   * @param meter of a discount; 5 for all
   * @param day on which it begins; 0 for long ago
   * @param days how many it lasts; 0 for ever
   */
  record Term(String kind, int number, int meter, int category, int day, int days) {}

  /**
   * A resource.
   *
   * @param begin seconds since the year's
   * @param readings of its counters; none where nobody reads them
   */
  record Life(
      int project, int begin, List<Change> changes, boolean endless, List<Reading> readings) {
    Life withReadings(List<Reading> some) {
      return new Life(project, begin, changes, endless, some);
    }
  }

  /**
   * Counters of a guest are read.
   *
   * @param gap seconds since the last time
   * @param sent bytes
   * @param disk bytes
   * @param dice how, besides
   */
  record Reading(Came came, int gap, long sent, long disk, int dice) {}

  /** How a reading comes. */
  enum Came {
    PLAIN,
    /** Two nodes tell the same. */
    TWICE,
    /** Another node tells later what it read before. */
    LATE,
    /** The node's clock is an hour behind. */
    BEHIND,
    /** Others are missing. */
    MISSED,
    REBOOT,
    MOVED,
    GONE,
    /** A node that was away tells what it counted many days ago. */
    DAYS_AGO
  }

  /**
   * What runs, and for how long.
   *
   * @param millis until the next change
   * @param skew seconds by which the node's clock is wrong
   * @param dimensions which flavor, image and zone
   */
  record Change(long millis, int skew, int vcpus, int ram, int disk, int dimensions) {}

  /**
   * Something happens.
   *
   * @param at seconds since the year began
   */
  record Act(int at, int skew, Kind kind, int dice, Rate rate) {}

  /** What can happen. */
  enum Kind {
    METER,
    PRICE,
    PLAN,
    MANUAL,
    GRANT,
    PAY,
    CREDIT,
    SPOIL,
    CORRECT
  }

  /** A month is closed so many seconds after it may be. */
  record Close(int delay, int skew, int dice) {}

  History withLives(List<Life> some) {
    return new History(start, zone, treatment, plans, some, acts, closes);
  }

  /** With one life in the place of another. */
  History withLife(int i, Life life) {
    List<Life> some = new ArrayList<>(lives);
    some.set(i, life);
    return withLives(some);
  }

  History withActs(List<Act> some) {
    return new History(start, zone, treatment, plans, lives, some, closes);
  }

  @Override
  public String toString() {
    return "start "
        + start
        + ", zone "
        + zone
        + ", treatment "
        + treatment
        + Stream.of(plans, lives, acts, closes)
            .flatMap(List::stream)
            .map(each -> "\n  " + each)
            .collect(Collectors.joining());
  }
}
