import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Takes a free port of loopback, prints it, and keeps it until its input ends: "another program". */
final class Listener {
  private Listener() {}

  public static void main(String[] args) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      System.out.println(socket.getLocalPort());
      while (System.in.read() >= 0) {
        // Kept as long as somebody holds the other end.
      }
    }
  }
}
