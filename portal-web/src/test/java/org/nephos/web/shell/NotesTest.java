package org.nephos.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NotesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Note ORDERED = new Note("Ordered: web.", true);
  private static final Note REFUSED = new Note("No room left.", false);

  private final Notes notes = new Notes();

  @Test
  void a_note_waits_for_the_page_it_was_left_for() {
    notes.leave("/instance/detail.xhtml?id=7", List.of(ORDERED, REFUSED), NOW);
    assertThat(notes.take("/index.xhtml", NOW)).isEmpty();
    assertThat(notes.take("/instance/detail.xhtml?id=8", NOW)).isEmpty();
    assertThat(notes.take("/instance/detail.xhtml?id=7", NOW)).containsExactly(ORDERED, REFUSED);
  }

  @Test
  void a_note_is_given_once() {
    notes.leave("/index.xhtml", List.of(ORDERED), NOW);
    notes.take("/index.xhtml", NOW);
    assertThat(notes.take("/index.xhtml", NOW)).isEmpty();
  }

  @Test
  void host_place_and_encoding_of_an_address_do_not_matter() {
    notes.leave("http://cloud:8080/list.xhtml?name=a+b%27s#rows", List.of(ORDERED), NOW);
    assertThat(notes.take("/list.xhtml?name=a%20b's", NOW)).containsExactly(ORDERED);
  }

  @Test
  void an_address_that_cannot_be_decoded_is_taken_as_it_is() {
    notes.leave("/list.xhtml?name=%zz", List.of(ORDERED), NOW);
    assertThat(notes.take("/list.xhtml?name=%zz", NOW)).containsExactly(ORDERED);
  }

  @Test
  void who_comes_much_later_is_not_told() {
    notes.leave("/index.xhtml", List.of(ORDERED), NOW);
    assertThat(notes.take("/index.xhtml", NOW.plus(Notes.PATIENCE).plusMillis(1))).isEmpty();
  }

  @Test
  void of_too_many_the_oldest_are_dropped() {
    for (int i = 0; i <= Notes.MOST; i++) {
      notes.leave("/" + i, List.of(ORDERED), NOW);
    }
    assertThat(notes.take("/0", NOW)).isEmpty();
    assertThat(notes.take("/1", NOW)).containsExactly(ORDERED);
    assertThat(notes.take("/" + Notes.MOST, NOW)).containsExactly(ORDERED);
  }

  @Test
  void of_many_who_ask_at_the_same_moment_one_is_told() throws Exception {
    ExecutorService many = Executors.newFixedThreadPool(8);
    try {
      for (int round = 0; round < 200; round++) {
        notes.leave("/index.xhtml", List.of(ORDERED), NOW);
        Callable<List<Note>> ask = () -> notes.take("/index.xhtml", NOW);
        List<Note> told = new ArrayList<>();
        for (Future<List<Note>> one : many.invokeAll(List.of(ask, ask, ask, ask, ask, ask))) {
          told.addAll(one.get());
        }
        assertThat(told).containsExactly(ORDERED);
      }
    } finally {
      many.shutdownNow();
    }
  }
}
