package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One streamed answer on its way to the client: keeps the blocks apart, lets each piece leave as it
 * is produced, and lets the faults happen that come amid an answer. Pieces of an instant model are
 * produced at once: the first leaves alone, and the others leave some at a time.
 */
final class AnswerStream {
  private static final int PIECES_BEFORE_A_FAULT = 2;

  /** Pieces without a pause between them that leave together. */
  private static final int TOGETHER = 16;

  private final Call call;
  private final Pacer pacer;
  private final Supplier<EventStreamWriter> opening;
  private final Function<EventStreamWriter, StreamDialect> dialects;
  private final boolean heldBack;
  private @Nullable EventStreamWriter frames;
  private @Nullable StreamDialect dialect;
  private int block = -1;
  private boolean inText;
  private boolean instant;
  private int pieces;
  private Duration first = Duration.ZERO;

  /** A fault has ended the answer, as the client can see: nothing more is to be written. */
  static final class EndedException extends Exception {
    private static final long serialVersionUID = 1L;

    EndedException() {
      super("Ended by a fault", null, false, false);
    }
  }

  /** The cut that a fault ordered; it breaks the connection as a vanished server would. */
  static final class CutException extends IOException {
    private static final long serialVersionUID = 1L;

    private CutException() {
      super("Cut by a fault on demand");
    }
  }

  /** An answer that begins, and only then sends its status, at {@link #begin}. */
  AnswerStream(
      Call call,
      Pacer pacer,
      Supplier<EventStreamWriter> opening,
      Function<EventStreamWriter, StreamDialect> dialects) {
    this.call = call;
    this.pacer = pacer;
    this.opening = opening;
    this.dialects = dialects;
    this.heldBack = call.fault(FaultKind.BURST).isPresent();
  }

  /** Begins it; what the model could refuse has to be known before. */
  void begin(int inputTokens) throws IOException, InterruptedException {
    Optional<Fault> burst = call.fault(FaultKind.BURST);
    if (burst.isPresent()) {
      pacer.pause(burst.get().latency());
    }
    EventStreamWriter opened = opening.get();
    frames = opened;
    StreamDialect spelled = dialects.apply(opened);
    dialect = spelled;
    spelled.begin(call, inputTokens);
  }

  /** Nothing will lie between the pieces. */
  void instant() {
    instant = true;
  }

  /** Whether the whole answer leaves at once. */
  boolean heldBack() {
    return heldBack;
  }

  /** A piece of text; true when it has left. */
  boolean text(String piece) throws IOException, InterruptedException, EndedException {
    requireClient();
    if (!inText) {
      endBlock();
      block++;
      inText = true;
      spelling().beginText(block);
    }
    spelling().text(block, piece);
    return sent();
  }

  /** A call of a tool begins. */
  void beginToolUse(ToolUse use) throws IOException, InterruptedException, EndedException {
    requireClient();
    endBlock();
    block++;
    inText = false;
    spelling().beginToolUse(block, use);
    var _ = sent();
  }

  /** A piece of the input of the tool that was begun last; true when it has left. */
  boolean toolInput(String json) throws IOException, InterruptedException, EndedException {
    requireClient();
    spelling().toolInput(block, json);
    return sent();
  }

  /** Ends it; an answer without any block gets an empty one of text, as Bedrock sends it. */
  void end(Ending ending) throws IOException, InterruptedException, EndedException {
    if (pieces < PIECES_BEFORE_A_FAULT) {
      strike();
    }
    if (block < 0) {
      block = 0;
      spelling().beginText(block);
    }
    endBlock();
    spelling().end(ending);
    frames().flush();
  }

  /** Ends it with an exception instead. */
  void fail(StreamException exception, String message) throws IOException {
    exception.write(frames(), message);
    frames().flush();
  }

  /** Time from the request to the first piece; zero before there is one. */
  Duration first() {
    return first;
  }

  private void endBlock() throws IOException {
    if (block >= 0) {
      spelling().endBlock(block);
    }
    inText = false;
  }

  private boolean sent() throws IOException, InterruptedException, EndedException {
    boolean leaves = !heldBack && (!instant || pieces % TOGETHER == 0);
    if (leaves) {
      frames().flush();
    }
    if (pieces++ == 0) {
      first = call.elapsed();
    }
    if (pieces == PIECES_BEFORE_A_FAULT) {
      strike();
    }
    return leaves;
  }

  private void strike() throws IOException, InterruptedException, EndedException {
    Optional<Fault> stall = call.fault(FaultKind.STALL);
    if (stall.isPresent()) {
      leave();
      pacer.pause(stall.get().latency());
    }
    if (call.fault(FaultKind.MID_STREAM_CUT).isPresent()) {
      leave();
      throw new CutException();
    }
    Optional<Fault> error = call.fault(FaultKind.MID_STREAM_ERROR);
    if (error.isPresent()) {
      StreamException exception = StreamException.of(error.get().exception());
      fail(exception, exception.message());
      throw new EndedException();
    }
  }

  private void leave() throws IOException {
    if (!heldBack) {
      frames().flush();
    }
  }

  private void requireClient() throws IOException {
    if (call.reply().clientGone()) {
      throw new IOException("The client is gone");
    }
  }

  private EventStreamWriter frames() {
    if (frames == null) {
      throw new IllegalStateException("The answer has not begun");
    }
    return frames;
  }

  private StreamDialect spelling() {
    if (dialect == null) {
      throw new IllegalStateException("The answer has not begun");
    }
    return dialect;
  }
}
