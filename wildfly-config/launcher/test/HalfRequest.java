import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends half a request to a port of loopback and waits for the other side to hang up, for so many seconds at most. */
final class HalfRequest {
  private HalfRequest() {}

  public static void main(String[] args) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
      socket.setSoTimeout(Integer.parseInt(args[1]) * 1000);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: ".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      while (socket.getInputStream().read() >= 0) {
        // Whatever it says first.
      }
    }
  }
}
