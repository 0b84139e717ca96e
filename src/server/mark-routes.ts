import type { Route } from './context.js'
import { approveSlot } from './routes/canaries/approve-slot.js'
import { getCanarySnapshot } from './routes/canaries/get-canary-snapshot.js'
import { listLedger } from './routes/canaries/list-ledger.js'
import { listSlots } from './routes/canaries/list-slots.js'
import { postServed } from './routes/canaries/post-served.js'
import { proposeSlot } from './routes/canaries/propose-slot.js'
import { testCanaries } from './routes/canaries/test-canaries.js'
import { withdrawSlot } from './routes/canaries/withdraw-slot.js'
import { createWatermarkKey } from './routes/watermark-keys/create-watermark-key.js'
import { endWatermarkKey } from './routes/watermark-keys/end-watermark-key.js'
import { listCommitments } from './routes/watermark-keys/list-commitments.js'
import { listWatermarkKeys } from './routes/watermark-keys/list-watermark-keys.js'
import { openWatermarkKey } from './routes/watermark-keys/open-watermark-key.js'
import { rotateWatermarkKey } from './routes/watermark-keys/rotate-watermark-key.js'

/** What answers bear: keys of watermarks, slots of canaries and the ledger. */
export const MARK_ROUTES: readonly Route[] = [
  createWatermarkKey,
  endWatermarkKey,
  listCommitments,
  listWatermarkKeys,
  openWatermarkKey,
  rotateWatermarkKey,
  approveSlot,
  getCanarySnapshot,
  listLedger,
  listSlots,
  postServed,
  proposeSlot,
  testCanaries,
  withdrawSlot,
]
