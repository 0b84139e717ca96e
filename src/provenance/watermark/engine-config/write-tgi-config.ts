import type { WatermarkConfig } from '#contract/watermark.js'
import { refuseEngine } from './refuse-engine.js'
import type { EnginePart } from './write-engine-config.js'

/** hash_key of its WatermarkLogitsProcessor; no setting changes it. */
const KEY = '15485863'

/** Text Generation Inference: KGW with the key of the paper, by variables of the server and a field of the request. */
export function writeTgiConfig(config: WatermarkConfig): EnginePart {
  if (config.scheme !== 'kgw' || config.seeding !== 'lefthash' || config.width !== 1)
    throw refuseEngine(
      'tgi',
      'TGI has one watermark: kgw with lefthash over one token',
      'Use --scheme kgw --seeding lefthash --width 1.',
    )
  if (config.key !== KEY)
    throw refuseEngine(
      'tgi',
      `TGI marks with the public key ${KEY} alone`,
      `Use --key ${KEY}, or an engine that takes a key: anybody can find a mark of TGI, and imitate it.`,
    )
  return {
    environment: { WATERMARK_GAMMA: String(config.gamma), WATERMARK_DELTA: String(config.delta) },
    request: { parameters: { watermark: true } },
    notes: [
      'Its key is public: whoever knows it can find the mark, and imitate it. It is weak evidence.',
      'It marks on request only: see that each request carries the field.',
      'It permutes with the generator of its device. Only a server on CPU draws what the detector draws; on a GPU it cannot be detected here.',
      'Versions that do not turn these variables into numbers fail when they are set. Where they are 0.5 and 2, leave them unset.',
    ],
  }
}
