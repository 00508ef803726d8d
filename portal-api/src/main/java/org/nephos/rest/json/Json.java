package org.nephos.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.nephos.problem.api.MalformedException;

/**
 * JSON as this API speaks it. Out: instants as RFC 3339 in UTC, days as 2026-01-31, decimals as
 * plain strings. In: one value of well-formed UTF-8, without duplicate keys, trailing text or depth
 * without end.
 */
public final class Json {
  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper MAPPER = mapper();

  private Json() {}

  /** The bytes of a value. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an answer of ours cannot be written", e);
    }
  }

  /** A value as text. */
  public static String text(Object value) {
    return new String(bytes(value), StandardCharsets.UTF_8);
  }

  /**
   * Reads one value.
   *
   * @throws MalformedException when it is not well-formed; the message says where
   */
  public static JsonNode read(byte[] body) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("body", "The body is not UTF-8.");
    }
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree == null || tree.isMissingNode()) {
        throw new MalformedException("body", "A JSON body is needed.");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new MalformedException("body", "The body is not well-formed JSON" + place(e) + ".");
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ": see line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
  }

  private static ObjectMapper mapper() {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    SimpleModule ours = new SimpleModule("nephos");
    ours.addSerializer(Instant.class, ToStringSerializer.instance);
    ours.addSerializer(LocalDate.class, ToStringSerializer.instance);
    ours.addSerializer(BigDecimal.class, new PlainDecimal());
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .addModule(ours)
        .build();
  }

  /** A decimal as a string without an exponent, so that no reader makes a binary fraction of it. */
  private static final class PlainDecimal extends JsonSerializer<BigDecimal> {
    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider unused)
        throws IOException {
      out.writeString(value.toPlainString());
    }
  }
}
