-- A district can be closed: it is read and written no more. An account can be given an area, to which a patrol's reading is held.

-- Empty while it is open.
ALTER TABLE districts ADD COLUMN closed_at text NOT NULL DEFAULT '';
-- JSON (`AssignedArea`); empty where there is none.
ALTER TABLE accounts ADD COLUMN assigned_area text NOT NULL DEFAULT '';
