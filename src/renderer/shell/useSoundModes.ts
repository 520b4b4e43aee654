import { useEffect, useMemo, useState } from 'react';
import type { Following } from '../features/editor/SoundSight.ts';
import { PauseWhileTyping } from '../features/player/PauseWhileTyping.ts';
import type { Transport } from '../ui/playhead.ts';
import { createValueStore, type ValueStore } from '../ui/valueStore.ts';

/** How sound and text of an opened talk go together. */
export interface SoundModes {
  readonly following: ValueStore<Following>;
  readonly pauseWhileTyping: PauseWhileTyping;
}

/** The modes of one opened talk; it begins by following the sound. */
export function useSoundModes(transport: Transport): SoundModes {
  const [following] = useState(() => createValueStore<Following>({ isOn: true }));
  const [pauseWhileTyping] = useState(() => new PauseWhileTyping(transport));
  useEffect(() => pauseWhileTyping.watch(), [pauseWhileTyping]);
  return useMemo(() => ({ following, pauseWhileTyping }), [following, pauseWhileTyping]);
}
