import type { CampaignChange } from '#contract/campaign-record.js'
import { type DetectionFinding, OCSF_VERSION } from '../ocsf/render-detection-finding.js'

export const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8'

/** CloudEvents 1.0.2, structured mode, JSON: the whole event is the body. `source` and `id` together name it for good. */
export const renderCloudEvent = ({ campaign, event }: CampaignChange, source: string, data: DetectionFinding) => ({
  specversion: '1.0',
  id: data.metadata.uid,
  source,
  type: `stillwatch.campaign.${event.kind}`,
  subject: campaign.id,
  time: event.at,
  datacontenttype: 'application/json',
  dataschema: `https://schema.ocsf.io/${OCSF_VERSION}/classes/detection_finding`,
  data,
})
