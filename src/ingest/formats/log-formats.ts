import type { LogFormat } from '../log-format.js'
import { heliconeFormat } from './helicone.js'
import { kongFormat } from './kong.js'
import { langfuseFormat } from './langfuse.js'
import { litellmFormat } from './litellm.js'
import { litellmSpendLogsFormat } from './litellm-spend-logs.js'
import { nativeFormat } from './native.js'
import { openaiBatchFormat } from './openai-batch.js'
import { otelGenaiFormat } from './otel-genai.js'

/** All log formats; where a document is in several, the first. The native envelope is the least particular. */
export const LOG_FORMATS: readonly LogFormat[] = [
  otelGenaiFormat,
  openaiBatchFormat,
  litellmFormat,
  litellmSpendLogsFormat,
  langfuseFormat,
  heliconeFormat,
  kongFormat,
  nativeFormat,
]
