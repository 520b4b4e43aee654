/**
 * The JSON that whisper.cpp writes with its times moved by `offsetMs`, from the recording to the talk's time line. What
 * comes to lie before 0 loses its time. Text that is no JSON stays: whoever reads it says so.
 */
export function shiftRecognised(json: string, offsetMs: number): string {
  if (offsetMs === 0) return json;
  try {
    return JSON.stringify(JSON.parse(json, (key, value: unknown) => (key === 'offsets' ? shifted(value) : value)));
  } catch {
    return json;
  }

  function shifted(offsets: unknown): unknown {
    if (typeof offsets !== 'object' || offsets === null) return offsets;
    return Object.fromEntries(
      Object.entries(offsets).map(([end, ms]) => [end, typeof ms === 'number' ? placed(ms + offsetMs) : ms]),
    );
  }
}

function placed(timeMs: number): number | null {
  return timeMs < 0 ? null : timeMs;
}
