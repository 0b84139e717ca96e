import type { Route } from './context.js'
import { getAtomFeed } from './routes/feeds/get-atom-feed.js'
import { getRssFeed } from './routes/feeds/get-rss-feed.js'
import { approvePsiAgreement } from './routes/psi/approve-psi-agreement.js'
import { createPsiAgreement } from './routes/psi/create-psi-agreement.js'
import { endPsiAgreement } from './routes/psi/end-psi-agreement.js'
import { getPsiAgreement } from './routes/psi/get-psi-agreement.js'
import { listPsiAgreements } from './routes/psi/list-psi-agreements.js'
import { postPsiAnswer } from './routes/psi/post-psi-answer.js'
import { postPsiQuestion } from './routes/psi/post-psi-question.js'
import { getSharing } from './routes/sharing/get-sharing.js'
import { approveWebhook } from './routes/webhooks/approve-webhook.js'
import { createWebhook } from './routes/webhooks/create-webhook.js'
import { disableWebhook } from './routes/webhooks/disable-webhook.js'
import { listWebhookDeliveries } from './routes/webhooks/list-webhook-deliveries.js'
import { listWebhooks } from './routes/webhooks/list-webhooks.js'
import { replayWebhookDeliveries } from './routes/webhooks/replay-webhook-deliveries.js'
import { rotateWebhookSecret } from './routes/webhooks/rotate-webhook-secret.js'

/** Private matching, feeds and webhooks. */
export const SHARING_ROUTES: readonly Route[] = [
  getSharing,
  approvePsiAgreement,
  createPsiAgreement,
  endPsiAgreement,
  getPsiAgreement,
  listPsiAgreements,
  postPsiAnswer,
  postPsiQuestion,
  getAtomFeed,
  getRssFeed,
  approveWebhook,
  createWebhook,
  disableWebhook,
  listWebhookDeliveries,
  listWebhooks,
  replayWebhookDeliveries,
  rotateWebhookSecret,
]
