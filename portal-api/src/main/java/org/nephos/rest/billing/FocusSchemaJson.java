package org.nephos.rest.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.nephos.billing.api.FocusSchemaView;

/** The metadata of the FOCUS export, by the specification's names. */
@Schema(name = "FocusSchema")
record FocusSchemaJson(
    @JsonProperty("SchemaId") String schemaId,
    @JsonProperty("FocusVersion") String focusVersion,
    @JsonProperty("CreationDate") Instant creationDate,
    @JsonProperty("DataGenerator") String dataGenerator,
    @JsonProperty("StringEncoding") String stringEncoding,
    @JsonProperty("ColumnDefinition") List<Column> columns) {

  static FocusSchemaJson of(FocusSchemaView view) {
    return new FocusSchemaJson(
        view.id(),
        view.focusVersion(),
        view.created(),
        view.generator(),
        view.encoding(),
        view.columns().stream().map(Column::of).toList());
  }

  /** A column. */
  @Schema(name = "FocusColumn")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Column(
      @JsonProperty("ColumnName") String name,
      @JsonProperty("DataType") String type,
      @JsonProperty("NumericPrecision") Integer precision,
      @JsonProperty("NumberScale") Integer scale,
      @JsonProperty("StringMaxLength") Integer maxLength,
      @JsonProperty("ProviderTagPrefixes") List<String> providerTagPrefixes) {
    static Column of(FocusSchemaView.Column view) {
      return new Column(
          view.name(),
          view.type(),
          view.precision(),
          view.scale(),
          view.maxLength(),
          view.name().equals("Tags") ? List.of() : null);
    }
  }
}
