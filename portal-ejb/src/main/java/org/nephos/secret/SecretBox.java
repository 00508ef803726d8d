package org.nephos.secret;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what the database must keep and needs to be read again, such as what calls are signed with:
 * by AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits, bound to the place where it
 * stands, so that it is of no use in another row.
 *
 * <p>The key is not in the database. It lies in the file that {@code nephos.secret.key} names, else
 * in {@code nephos-secret.key} in the server's data folder; outside a server it lives as long as
 * the process. All nodes of a portal need the same one.
 */
@ApplicationScoped
public class SecretBox {
  private static final String FORM = "v1:";
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final class OfThisProcess {
    private static final byte[] KEY = SecretKeyFile.random();
  }

  private final byte[] given;
  private volatile SecretKeySpec key;

  /** With the key of this server, which is read when it is first needed. */
  public SecretBox() {
    given = null;
  }

  SecretBox(byte[] key) {
    given = key.clone();
  }

  /**
   * Seals a text.
   *
   * @param place where it will stand, such as the id of its row
   * @return printable, and another one each time
   * @throws IllegalStateException when something else is in the file of the key
   */
  public String seal(String text, String place) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] whole =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * Reads it again.
   *
   * @throws UnreadableSecretException when it was sealed with another key or for another place, or
   *     was changed since, or when the file of the key is not there or is none
   */
  public String open(String sealed, String place) {
    try {
      if (!isSealed(sealed)) {
        throw new IllegalArgumentException("it does not begin with " + FORM);
      }
      byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(FORM.length()));
      if (whole.length < NONCE_BYTES) {
        throw new IllegalArgumentException("it is too short");
      }
      byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, place);
      return new String(
          cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableSecretException("a kept secret cannot be read with this key", e);
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new UnreadableSecretException("the key of kept secrets is not there", e);
    }
  }

  /** Whether a text looks as what {@link #seal} gives. */
  public static boolean isSealed(String text) {
    return text.startsWith(FORM);
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key(mode), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Only who seals makes a key: one that was lost must not be replaced by looking for it. */
  private synchronized SecretKeySpec key(int mode) {
    if (key == null) {
      key = new SecretKeySpec(given == null ? ofThisServer(mode) : given, "AES");
    }
    return key;
  }

  private static byte[] ofThisServer(int mode) {
    String file = System.getProperty("nephos.secret.key");
    String data = System.getProperty("jboss.server.data.dir");
    if (file == null && data == null) {
      return OfThisProcess.KEY;
    }
    Path path = file == null ? Path.of(data, "nephos-secret.key") : Path.of(file);
    return mode == Cipher.ENCRYPT_MODE ? SecretKeyFile.at(path) : SecretKeyFile.read(path);
  }
}
