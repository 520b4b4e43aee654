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

/** Writes two seconds of a tone and a picture to a path, which it gives. */
export function makeFilm(path: string, ...options: string[]): string {
  const inputs = ['-f', 'lavfi', '-i', 'testsrc2=d=2:s=64x48', '-f', 'lavfi', '-i', 'sine=d=2'];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...inputs, ...options, path]);
  return path;
}
