-- What packages of evidence need beside the campaign itself.
ALTER TABLE campaigns
  ADD COLUMN statistics jsonb,          -- contract/evidence.ts, CampaignStatistics: of the newest run that found it
  ADD COLUMN affiliation jsonb          -- contract/affiliation.ts: who is said to stand behind it; a person's word
