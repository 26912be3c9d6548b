package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A product line of the prompt. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProductFacts(
    @JsonProperty("id") String id,
    @JsonProperty("title_ja") String titleJa,
    @JsonProperty("title_romaji") String titleRomaji,
    @JsonProperty("title_en") String titleEn,
    @JsonProperty("author") String author,
    @JsonProperty("publisher_ja") String publisherJa,
    @JsonProperty("publisher") String publisher,
    @JsonProperty("magazine") String magazine,
    @JsonProperty("demographic") String demographic,
    @JsonProperty("genres") List<String> genres,
    @JsonProperty("tags") List<String> tags,
    @JsonProperty("first_year") int firstYear,
    @JsonProperty("volumes") int volumes,
    @JsonProperty("status") String status,
    @JsonProperty("price_jpy") int priceJpy,
    @JsonProperty("stock") int stock) {}
