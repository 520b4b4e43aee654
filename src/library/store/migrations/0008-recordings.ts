/** A talk may have several recordings, each at its place on the talk's time line; one is chosen. */
export const sql = `
CREATE TABLE recordings (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  talk INTEGER NOT NULL REFERENCES talks (number) ON DELETE CASCADE,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  size_bytes INTEGER NOT NULL,
  mime_type TEXT NOT NULL,
  duration_ms INTEGER NOT NULL,
  declared_ms INTEGER,
  seeks_inexactly INTEGER NOT NULL DEFAULT 0,
  offset_ms INTEGER NOT NULL DEFAULT 0,
  converted_from TEXT REFERENCES recordings (id) ON DELETE SET NULL,
  tracks TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  is_owned INTEGER NOT NULL,
  is_chosen INTEGER NOT NULL,
  is_lost INTEGER NOT NULL DEFAULT 0,
  is_measured INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO recordings (number, id, talk, path, name, size_bytes, mime_type, duration_ms, tracks, fingerprint,
    is_owned, is_chosen, is_lost, is_measured)
  SELECT media.number, media.id, talk, path, name, size_bytes, mime_type, media.duration_ms, tracks, fingerprint,
    is_owned, 1, is_media_lost, 0
  FROM media JOIN talks ON talks.number = media.talk;
DROP TABLE media;
ALTER TABLE recordings RENAME TO media;
CREATE INDEX media_by_talk ON media (talk);
CREATE UNIQUE INDEX media_chosen ON media (talk) WHERE is_chosen = 1;
CREATE INDEX media_by_origin ON media (converted_from) WHERE converted_from IS NOT NULL;
`;
