-- What the audit log attests of an action is a hash under a nonce of its own, drawn anew when an erasure changes it.
ALTER TABLE campaign_actions ADD COLUMN nonce text NOT NULL DEFAULT '';
-- Whether two known persons stood behind the two who were needed; null where nothing was judged yet.
ALTER TABLE clearances ADD COLUMN approved_independently boolean;
ALTER TABLE appeals ADD COLUMN decided_independently boolean
