-- Which accounts' standings may have changed, so that servers read these anew and not all of them. A reader keeps the
-- oldest transaction that was running when it last looked, and reads what came from that one on: some twice, none never.
CREATE TABLE standing_changes (
  account_id text NOT NULL,
  changed xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX standing_changes_by_transaction ON standing_changes (changed);
CREATE INDEX standing_changes_by_age ON standing_changes (at);
CREATE INDEX campaign_accounts_by_campaign ON campaign_accounts (campaign)
;
CREATE FUNCTION note_changed_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO standing_changes (account_id) SELECT DISTINCT account_id FROM changed; RETURN NULL; END $$
;
-- A run writes all members of a campaign: those of which nothing changed are passed over.
CREATE FUNCTION note_changed_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO standing_changes (account_id)
  SELECT DISTINCT changed.account_id FROM changed JOIN former USING (campaign, account_id)
  WHERE (changed.role, changed.score) IS DISTINCT FROM (former.role, former.score); RETURN NULL; END $$
;
CREATE FUNCTION note_changed_facts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO standing_changes (account_id)
  SELECT changed.account_id FROM changed JOIN former USING (account_id)
  WHERE (changed.facts ->> 'tier', changed.facts ->> 'entry_point')
    IS DISTINCT FROM (former.facts ->> 'tier', former.facts ->> 'entry_point'); RETURN NULL; END $$
;
CREATE FUNCTION note_changed_campaigns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO standing_changes (account_id)
  SELECT DISTINCT account_id FROM changed JOIN former USING (id) JOIN campaign_accounts ON campaign_accounts.campaign = changed.id
  WHERE (changed.status, changed.present, changed.confidence, changed.campaign -> 'verdicts')
    IS DISTINCT FROM (former.status, former.present, former.confidence, former.campaign -> 'verdicts'); RETURN NULL; END $$
;
CREATE TRIGGER note_inserted AFTER INSERT ON accounts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_updated AFTER UPDATE ON accounts
  REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION note_changed_facts();
CREATE TRIGGER note_deleted AFTER DELETE ON accounts
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_inserted AFTER INSERT ON campaign_accounts
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_updated AFTER UPDATE ON campaign_accounts
  REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION note_changed_members();
CREATE TRIGGER note_deleted AFTER DELETE ON campaign_accounts
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_updated AFTER UPDATE ON campaigns
  REFERENCING NEW TABLE AS changed OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION note_changed_campaigns();
CREATE TRIGGER note_inserted AFTER INSERT ON clearances
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_updated AFTER UPDATE ON clearances
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_deleted AFTER DELETE ON clearances
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_inserted AFTER INSERT ON verifications
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_updated AFTER UPDATE ON verifications
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts();
CREATE TRIGGER note_deleted AFTER DELETE ON verifications
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_changed_accounts()
