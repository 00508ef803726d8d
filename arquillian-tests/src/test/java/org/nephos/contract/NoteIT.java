package org.nephos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nephos.contract.client.Answer;
import org.nephos.contract.client.Demo;
import org.nephos.contract.client.Session;

/**
 * What was done is said on the page that follows, whatever else the browser asks for in between:
 * another tab, a refresh, a picture, a download.
 */
class NoteIT {
  private static final String PAGE = "/settings/notices.xhtml";
  private static final String NOTE = "data-toast=\"passing\"";

  private Session gina;
  private String next;

  @BeforeEach
  void somethingWasDone() {
    gina = Session.of(Demo.GLOBEX_USER);
    Answer answer = gina.submit(PAGE, "notices", "save");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(302);
    next = URI.create(answer.header("Location")).getPath();
  }

  @Test
  void aNoteIsSaidOnTheNextPageOnce() {
    assertThat(gina.get(next).text()).contains(NOTE);
    assertThat(gina.get(next).text()).doesNotContain(NOTE);
  }

  @Test
  void anotherTabDoesNotTakeTheNote() {
    assertThat(gina.get("/index.xhtml").text()).doesNotContain(NOTE);
    assertThat(gina.get("/help.xhtml").text()).doesNotContain(NOTE);
    assertThat(gina.get(next).text()).contains(NOTE);
  }

  @Test
  void neitherADownloadNorAPageThatIsMissingNorOneThatIsRefusedTakesTheNote() {
    gina.get("/instance/list.csv");
    gina.get("/nothing.xhtml");
    gina.get("/host/list.xhtml");
    assertThat(gina.get(next).text()).contains(NOTE);
  }

  @Test
  void whatIsAskedForAtTheSameMomentDoesNotTakeTheNote() {
    List<CompletableFuture<Answer>> meanwhile = new ArrayList<>();
    for (String path :
        List.of("/index.xhtml", "/help.xhtml", "/order/list.xhtml", "/quota/list.xhtml")) {
      meanwhile.add(CompletableFuture.supplyAsync(() -> gina.get(path)));
    }
    assertThat(gina.get(next).text()).contains(NOTE);
    for (CompletableFuture<Answer> one : meanwhile) {
      assertThat(one.join().text()).doesNotContain(NOTE);
    }
  }
}
