package org.nephos.catalog;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.nephos.digest.Sha256;

/**
 * One OpenSSH public key line: type, base64 blob, optional comment (RFC 4253, section 6.6, and RFC
 * 8709 for ed25519).
 *
 * @param text the line without surrounding blanks
 * @param fingerprint {@code SHA256:…} without padding, as {@code ssh-keygen -l} prints it
 */
public record SshPublicKey(String text, String fingerprint) {
  private static final Set<String> TYPES =
      Set.of(
          "ssh-ed25519",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "sk-ssh-ed25519@openssh.com",
          "sk-ecdsa-sha2-nistp256@openssh.com");
  private static final int MIN_RSA_BITS = 2048;

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException with what is wrong, in words for the person who pasted it
   */
  public static SshPublicKey parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("Paste one line, as in the file that ends in .pub.");
    }
    if (text.contains("PRIVATE KEY")) {
      throw new IllegalArgumentException("This is a private key. Paste the one that ends in .pub.");
    }
    String[] parts = text.split(" +", 3);
    if (parts.length < 2 || !TYPES.contains(parts[0])) {
      throw new IllegalArgumentException(
          "The key begins with its type: ssh-ed25519, ecdsa-sha2-nistp256 or ssh-rsa.");
    }
    byte[] blob = decode(parts[1]);
    ByteBuffer buffer = ByteBuffer.wrap(blob);
    if (!parts[0].equals(new String(field(buffer), StandardCharsets.US_ASCII))) {
      throw new IllegalArgumentException("The key's type and its content differ.");
    }
    byte[] second = field(buffer);
    if (parts[0].equals("ssh-rsa")) {
      byte[] modulus = field(buffer);
      if (new BigInteger(1, modulus).bitLength() < MIN_RSA_BITS) {
        throw new IllegalArgumentException("An RSA key needs at least 2048 bits.");
      }
    } else if (parts[0].equals("ssh-ed25519") && second.length != 32) {
      throw new IllegalArgumentException("The key is cut off.");
    }
    return new SshPublicKey(text, fingerprint(blob));
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("The key is not base64; copy the whole line.", e);
    }
  }

  private static byte[] field(ByteBuffer buffer) {
    if (buffer.remaining() < Integer.BYTES) {
      throw new IllegalArgumentException("The key is cut off.");
    }
    int length = buffer.getInt();
    if (length < 0 || length > buffer.remaining()) {
      throw new IllegalArgumentException("The key is cut off.");
    }
    byte[] field = new byte[length];
    buffer.get(field);
    return field;
  }

  private static String fingerprint(byte[] blob) {
    byte[] digest = Sha256.digest().digest(blob);
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }
}
