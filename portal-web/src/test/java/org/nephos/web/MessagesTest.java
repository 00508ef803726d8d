package org.nephos.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nephos.compute.InstanceAction;
import org.nephos.compute.InstanceState;
import org.nephos.compute.InstanceTask;
import org.nephos.compute.PowerState;
import org.nephos.job.JobState;
import org.nephos.order.OrderState;
import org.nephos.quota.QuotaResource;
import org.nephos.request.RequestState;
import org.nephos.scaling.ScalingGroupState;

/** The message bundle: nothing missing, nothing left over, nothing said twice under one key. */
class MessagesTest {
  private static final Path BUNDLE =
      Path.of("src/main/resources/org/nephos/web/messages.properties");

  /** Keys that pages and classes name whole. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "text\\['([^']+)'\\]|(?:say|words)\\.(?:with|plain|maybe)\\(\\s*[\"']([a-zA-Z0-9.-]+)[\"']\\s*[,)]"
              + "|\\b(?:word|title)=\"([a-z][a-zA-Z0-9.]+)\"|\\? [\"']([a-z]+\\.[a-z.]+)[\"']"
              + "|: [\"']([a-z]+\\.[a-z.]+)[\"']");

  /** Keys whose end is decided at run time. */
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:say|words)\\.of\\(\\s*[\"']([a-zA-Z0-9.]+)[\"']"
              + "|[\"']([a-z][a-zA-Z.]+\\.)[\"']\\.concat|[\"']([a-z][a-zA-Z.]+\\.)[\"'] \\+");

  private static final Pattern BADGE = Pattern.compile("<nph:badge kind=\"([a-z]+)\"");
  private static final Pattern EMPTY =
      Pattern.compile("<nph:empty icon=\"[a-z-]+\" word=\"([a-z.]+)\"");
  private static final Pattern FIELD = Pattern.compile("page=\"([a-z.]+)\" field=\"([a-zA-Z]+)\"");

  @Test
  void no_key_is_missing() throws IOException {
    Set<String> missing = new TreeSet<>(wholeKeys());
    missing.removeAll(bundle().stringPropertyNames());
    assertThat(missing).isEmpty();
  }

  /** What the audit trail tells may be among what happened last, too. */
  @Test
  void whatTheAuditTrailTellsIsToldOfThingsAsWell() throws IOException {
    Set<String> keys = bundle().stringPropertyNames();
    String action = "audit.action.";
    assertThat(keys)
        .containsAll(
            keys.stream()
                .filter(key -> key.startsWith(action))
                .map(key -> "event." + key.substring(action.length()))
                .toList());
  }

  @Test
  void no_key_is_left_over() throws IOException {
    Set<String> whole = wholeKeys();
    Set<String> prefixes = prefixes();
    List<String> unused =
        bundle().stringPropertyNames().stream()
            .filter(key -> !whole.contains(key))
            .filter(key -> prefixes.stream().noneMatch(key::startsWith))
            .sorted()
            .toList();
    assertThat(unused).isEmpty();
  }

  /** Only what has figures put in is read as a pattern, in which an apostrophe is doubled. */
  @Test
  void what_is_shown_as_it_is_has_no_doubled_apostrophe() throws IOException {
    Properties bundle = bundle();
    assertThat(bundle.stringPropertyNames())
        .filteredOn(key -> !bundle.getProperty(key).contains("{"))
        .filteredOn(key -> bundle.getProperty(key).contains("''"))
        .isEmpty();
  }

  @Test
  void no_key_stands_twice() throws IOException {
    List<String> keys =
        Files.readAllLines(BUNDLE).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void every_value_of_a_closed_set_has_a_word() throws IOException {
    Map<String, Object[]> sets = new TreeMap<>();
    sets.put("state.instance", InstanceState.values());
    sets.put("state.order", OrderState.values());
    sets.put("state.job", JobState.values());
    sets.put("state.request", RequestState.values());
    sets.put("state.group", ScalingGroupState.values());
    sets.put("task", InstanceTask.values());
    sets.put("power", PowerState.values());
    sets.put(
        "quota.resource", Arrays.stream(QuotaResource.values()).map(QuotaResource::word).toArray());
    Object[] actions = Arrays.stream(InstanceAction.values()).map(InstanceAction::word).toArray();
    sets.put("instance.action", actions);
    sets.put("instance.action.icon", actions);
    sets.put("instance.done", actions);
    List<String> missing = new ArrayList<>();
    Set<String> known = bundle().stringPropertyNames();
    sets.forEach(
        (prefix, values) ->
            Arrays.stream(values)
                .map(value -> prefix + "." + value)
                .filter(key -> !known.contains(key))
                .forEach(missing::add));
    assertThat(missing).isEmpty();
  }

  /** What people read in the news they read in the audit trail, too. */
  @Test
  void everything_that_happens_has_a_word_in_the_audit_trail() throws IOException {
    Set<String> known = bundle().stringPropertyNames();
    List<String> missing =
        known.stream()
            .filter(key -> key.startsWith("event."))
            .map(key -> "audit.action." + key.substring("event.".length()))
            .filter(key -> !known.contains(key))
            .sorted()
            .toList();
    assertThat(missing).isEmpty();
    assertThat(bundle().getProperty("audit.action.person.signed-in")).isEqualTo("Signed in");
  }

  @Test
  void every_sentence_with_figures_can_be_filled() throws IOException {
    Properties bundle = bundle();
    for (String key : bundle.stringPropertyNames()) {
      String sentence = bundle.getProperty(key);
      if (sentence.contains("{0")) {
        String filled =
            new MessageFormat(sentence, Locale.ENGLISH).format(new Object[] {1, 2, 3, 4, 5});
        assertThat(filled).as(key).doesNotContain("{");
      }
    }
  }

  private static Set<String> wholeKeys() {
    Set<String> keys = new LinkedHashSet<>();
    for (String text : texts()) {
      Matcher whole = WHOLE.matcher(text);
      while (whole.find()) {
        for (int group = 1; group <= whole.groupCount(); group++) {
          if (whole.group(group) != null && whole.group(group).contains(".")) {
            keys.add(whole.group(group));
          }
        }
      }
      Matcher empty = EMPTY.matcher(text);
      while (empty.find()) {
        keys.remove(empty.group(1));
        keys.add(empty.group(1) + ".title");
        keys.add(empty.group(1) + ".text");
      }
      Matcher field = FIELD.matcher(text);
      while (field.find()) {
        keys.add(field.group(1) + "." + field.group(2));
      }
    }
    keys.removeIf(key -> key.endsWith("."));
    return keys;
  }

  private static Set<String> prefixes() {
    Set<String> prefixes = new TreeSet<>(Set.of("problem.", "scaling.decision.", "violation."));
    for (String text : texts()) {
      Matcher prefix = PREFIX.matcher(text);
      while (prefix.find()) {
        for (int group = 1; group <= prefix.groupCount(); group++) {
          if (prefix.group(group) != null) {
            prefixes.add(
                prefix.group(group).endsWith(".")
                    ? prefix.group(group)
                    : prefix.group(group) + ".");
          }
        }
      }
      Matcher badge = BADGE.matcher(text);
      while (badge.find()) {
        prefixes.add("state." + badge.group(1) + ".");
      }
      Matcher field = FIELD.matcher(text);
      while (field.find()) {
        prefixes.add(field.group(1) + "." + field.group(2) + ".hint");
      }
    }
    prefixes.remove("state.");
    return prefixes;
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>(Sources.pages().values());
    texts.addAll(Sources.classes().values());
    return texts;
  }

  private static Properties bundle() throws IOException {
    Properties bundle = new Properties();
    try (var in = Files.newBufferedReader(BUNDLE)) {
      bundle.load(in);
    }
    return bundle;
  }
}
