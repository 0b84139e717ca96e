-- Whether the base of a proposal was withdrawn already when it was proposed: approved is none whose base was withdrawn since.
-- Of proposals that are open it is not known: where the base is withdrawn by now, they are to be made again.
ALTER TABLE policy_proposals ADD COLUMN base_withdrawn boolean NOT NULL DEFAULT false
