-- Exchanges of a log file that somebody handed over stay for a while, however old they are (0020-imports.sql); so does what
-- figures, indicators and matches read beside them. A row that is written twice is there once.
ALTER TABLE account_clients
  ADD COLUMN IF NOT EXISTS kept_until SimpleAggregateFunction(max, DateTime('UTC')) DEFAULT toDateTime(0, 'UTC')
;

DROP VIEW IF EXISTS account_clients_insert
;

CREATE MATERIALIZED VIEW account_clients_insert TO account_clients AS
SELECT account, user_agent, tls, tools, system, toDateTime(max(at), 'UTC') AS last, max(kept_until) AS kept_until
FROM exchanges
GROUP BY account, user_agent, tls, tools, system
;

INSERT INTO account_clients (account, user_agent, tls, tools, system, last, kept_until)
SELECT account, user_agent, tls, tools, system, toDateTime(max(at), 'UTC'), max(exchanges.kept_until)
FROM exchanges
WHERE exchanges.kept_until > now()
GROUP BY account, user_agent, tls, tools, system
;

ALTER TABLE community_tokens
  ADD COLUMN IF NOT EXISTS kept_until SimpleAggregateFunction(max, DateTime('UTC')) DEFAULT toDateTime(0, 'UTC')
;

ALTER TABLE account_tokens
  ADD COLUMN IF NOT EXISTS kept_until SimpleAggregateFunction(max, DateTime('UTC')) DEFAULT toDateTime(0, 'UTC')
;

DROP VIEW IF EXISTS account_tokens_insert
;

CREATE MATERIALIZED VIEW account_tokens_insert TO account_tokens AS
SELECT community, epoch, kind, token, account, first, last, exchanges, kept_until FROM community_tokens
;

ALTER TABLE community_sketches ADD COLUMN IF NOT EXISTS kept_until DateTime('UTC') DEFAULT toDateTime(0, 'UTC')
