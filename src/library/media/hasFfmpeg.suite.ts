import { execFileSync } from 'node:child_process';

/** Whether this machine has ffmpeg and ffprobe: some tests make recordings with them, or need what they do. */
export const hasFfmpeg = ['ffmpeg', 'ffprobe'].every((name) => {
  try {
    execFileSync(name, ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
