package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.integration.ModelInvoker;
import com.mangaassist.services.models.ModelCatalog;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;

/** InvokeModel by the SDK. */
record DirectBedrock(BedrockRuntimeAsyncClient bedrock, ModelCatalog models, boolean onAws)
    implements ModelInvoker {

  @Override
  public byte[] invoke(String modelId, byte[] body, Duration limit)
      throws InvocationException, InterruptedException {
    var call =
        bedrock.invokeModel(
            request ->
                request
                    .modelId(models.invocationId(modelId, onAws))
                    .contentType("application/json")
                    .accept("application/json")
                    .body(SdkBytes.fromByteArray(body)));
    try {
      return call.get(limit.toMillis(), TimeUnit.MILLISECONDS).body().asByteArray();
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new InvocationException(504, "the model took too long", e);
    } catch (ExecutionException e) {
      int status = e.getCause() instanceof AwsServiceException refused ? refused.statusCode() : 502;
      throw new InvocationException(status, "the model's service refused", e);
    }
  }
}
