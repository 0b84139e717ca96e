/** Pattern of LiteLLM's call types that are not exchanges with a language model. */
export const OTHER_CALLS = 'embedding|image|speech|transcription|moderation|rerank|vector_store'
