package com.mangaassist.backend.pipeline.retrieval;

import java.util.Set;

/**
 * Conditions that a product must meet; an empty set and {@link Range#ANY} mean "no condition".
 *
 * @param priceJpy yen for one volume
 * @param totalPriceJpy yen for all volumes together
 * @param inStock only products that can be bought now
 * @param awardWinner only winners of an award the catalogue knows of
 * @param publishers publishers as the catalogue writes them in Latin script
 * @param magazines magazines as the catalogue writes them
 */
public record Constraints(
    Range priceJpy,
    Range totalPriceJpy,
    Range volumes,
    Range firstYear,
    Set<Status> statuses,
    Set<Demographic> demographics,
    boolean inStock,
    boolean awardWinner,
    Set<String> publishers,
    Set<String> magazines) {

  public static final Constraints NONE =
      new Constraints(
          Range.ANY, Range.ANY, Range.ANY, Range.ANY, Set.of(), Set.of(), false, false, Set.of(),
          Set.of());

  /** Copies the sets. */
  public Constraints {
    statuses = Set.copyOf(statuses);
    demographics = Set.copyOf(demographics);
    publishers = Set.copyOf(publishers);
    magazines = Set.copyOf(magazines);
  }

  public boolean isNone() {
    return equals(NONE);
  }

  /** Whether the product meets every condition. */
  public boolean allow(Product product) {
    return priceJpy.contains(product.priceJpy())
        && totalPriceJpy.contains(product.totalPriceJpy())
        && volumes.contains(product.volumes())
        && firstYear.contains(product.firstYear())
        && (statuses.isEmpty() || statuses.contains(product.status()))
        && (demographics.isEmpty() || demographics.contains(product.demographic()))
        && (!inStock || product.inStock())
        && (!awardWinner || hasAward(product))
        && (publishers.isEmpty() || publishers.contains(product.publisher()))
        && (magazines.isEmpty() || magazines.contains(product.magazine()));
  }

  /** Both sets of conditions at once; where both name a choice, the other's choice wins. */
  public Constraints and(Constraints other) {
    return new Constraints(
        priceJpy.and(other.priceJpy),
        totalPriceJpy.and(other.totalPriceJpy),
        volumes.and(other.volumes),
        firstYear.and(other.firstYear),
        other.statuses.isEmpty() ? statuses : other.statuses,
        other.demographics.isEmpty() ? demographics : other.demographics,
        inStock || other.inStock,
        awardWinner || other.awardWinner,
        other.publishers.isEmpty() ? publishers : other.publishers,
        other.magazines.isEmpty() ? magazines : other.magazines);
  }

  private static boolean hasAward(Product product) {
    return product.tags().stream().anyMatch(tag -> tag.startsWith("マンガ大賞"));
  }
}
