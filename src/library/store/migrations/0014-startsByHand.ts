/** Whether the start of a paragraph without word times was set by hand. */
export const sql = `
ALTER TABLE paragraphs ADD COLUMN is_start_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (is_start_by_hand IN (0, 1));
`;
