/** What a job that can be begun anew has done, piece by piece: what is done is not done twice. Goes with its job. */
export const sql = `
CREATE TABLE job_results (
  job TEXT NOT NULL REFERENCES pending_jobs (id) ON DELETE CASCADE,
  place INTEGER NOT NULL,
  result TEXT NOT NULL,
  PRIMARY KEY (job, place)
) STRICT, WITHOUT ROWID;
`;
