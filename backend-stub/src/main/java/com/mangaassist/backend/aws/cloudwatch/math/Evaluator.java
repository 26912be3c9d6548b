package com.mangaassist.backend.aws.cloudwatch.math;

import com.mangaassist.backend.aws.cloudwatch.math.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the value of an expression. */
public final class Evaluator {
  private static final Set<String> WORDS =
      Set.of("REPEAT", "LINEAR", "ASC", "DESC", "SUM", "AVG", "MIN", "MAX", "STDDEV");

  private final Scope scope;

  /** Evaluates among the queries of {@code scope}. */
  public Evaluator(Scope scope) {
    this.scope = scope;
  }

  /**
   * The value.
   *
   * @throws MathException when there is none
   */
  public Value value(Expression expression) throws MathException {
    return switch (expression) {
      case Expression.Literal literal -> new Scalar(literal.number());
      case Expression.Text text -> new Value.Word(text.text());
      case Expression.Name name -> named(name.name());
      case Expression.Negation negation -> Elementwise.map(value(negation.of()), number -> -number);
      case Expression.Binary binary ->
          Elementwise.combine(
              value(binary.left()), value(binary.right()), Operators.of(binary.operator()));
      case Expression.Call call -> Functions.call(call.function(), values(call.arguments()), scope);
      case Expression.Array array -> group(values(array.items()));
    };
  }

  private List<Value> values(List<Expression> expressions) throws MathException {
    List<Value> values = new ArrayList<>();
    for (Expression each : expressions) {
      values.add(value(each));
    }
    return values;
  }

  private Value named(String name) throws MathException {
    Optional<Value> found = scope.value(name);
    if (found.isPresent()) {
      return found.get();
    }
    if (WORDS.contains(name)) {
      return new Value.Word(name);
    }
    throw new MathException("Undefined id " + name);
  }

  private static Value group(List<Value> items) throws MathException {
    List<TimeSeries> series = new ArrayList<>();
    for (Value item : items) {
      switch (item) {
        case TimeSeries one -> series.add(one);
        case Value.Group many -> series.addAll(many.series());
        default -> throw new MathException("An array holds time series only");
      }
    }
    return new Value.Group(List.copyOf(series));
  }
}
