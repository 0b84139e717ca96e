import { isObject, type JsonObject } from '../json-object.js'

/** Members in which gateways and engines take parameters of their own (vLLM, and clients that pass them on unread). */
const HOLDERS = ['extra_body', 'sampling_params', 'vllm_xargs', 'parameters']
const DEPTH_MAX = 3

/**
 * The request without a client's opt-out of watermarks: `watermarking` as anything but true (vLLM, «Text watermarking»:
 * servers that require watermarks must strip it). The document is written anew, so numbers that doubles cannot hold become
 * others; without an opt-out no byte is touched.
 * @returns undefined where there is none
 */
export function stripOptOut(json: JsonObject): { json: JsonObject; body: Buffer } | undefined {
  const stripped = withoutOptOut(json, 0)
  return stripped === json ? undefined : { json: stripped, body: Buffer.from(JSON.stringify(stripped)) }
}

/** The same object where nothing is taken out. */
function withoutOptOut(json: JsonObject, depth: number): JsonObject {
  let stripped = json
  if (json.watermarking !== undefined && json.watermarking !== true) {
    const { watermarking: _, ...rest } = json
    stripped = rest
  }
  if (depth === DEPTH_MAX) return stripped
  for (const name of HOLDERS) {
    const held = json[name]
    if (!isObject(held)) continue
    const rest = withoutOptOut(held, depth + 1)
    if (rest !== held) stripped = { ...stripped, [name]: rest }
  }
  return stripped
}
