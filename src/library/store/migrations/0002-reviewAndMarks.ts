/** How far each paragraph was corrected, and the marks on its text (`[[from, to, kind, note], …]`). */
export const sql = `
ALTER TABLE paragraphs ADD COLUMN review TEXT NOT NULL DEFAULT 'untouched'
  CHECK (review IN ('untouched', 'checked', 'doubtful', 'relisten'));
ALTER TABLE paragraphs ADD COLUMN marks TEXT NOT NULL DEFAULT '[]';
`;
