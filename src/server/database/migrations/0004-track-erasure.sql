-- What was recorded of a patrol can be erased once a later change says that its fixes are: the chain holds the digest.
CREATE POLICY tracks_erased ON change_values FOR DELETE
  USING (district = current_setting('app.district', true) AND class = 'office'
    AND EXISTS (
      SELECT 1 FROM changes recorded JOIN changes erased
        ON erased.district = recorded.district AND erased.entity_kind = 'patrol' AND erased.entity_id = recorded.entity_id
          AND erased.type = 'track-erased' AND erased.seq > recorded.seq
      WHERE recorded.district = change_values.district AND recorded.seq = change_values.seq
        AND recorded.type = 'patrol-recorded'));
