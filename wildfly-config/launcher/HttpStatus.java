import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Prints the status of one GET, or 000 when nobody answers: what the launcher uses where curl is missing. */
final class HttpStatus {
  private HttpStatus() {}

  public static void main(String[] args) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0])).timeout(Duration.ofSeconds(10)).build();
    try {
      HttpResponse<Void> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
      System.out.print(response.statusCode());
    } catch (IOException e) {
      System.out.print("000");
    }
  }
}
