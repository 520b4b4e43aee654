import { useEffect, useRef, useState, type RefObject } from 'react';
import { useSetting } from '../../host/settings.ts';
import type { MediaTransport } from './mediaTransport.ts';

/** What a media element tells of the recording it was given. */
export interface ElementState {
  /** `MediaError.code`, or `null`. */
  readonly errorCode: number | null;
  /** `MediaError.message`, or nothing. */
  readonly errorMessage: string;
  readonly isLoaded: boolean;
  readonly pictureWidth: number;
  /** `null` until the element knows it. */
  readonly durationMs: number | null;
}

const NOTHING_YET: ElementState = {
  errorCode: null,
  errorMessage: '',
  isLoaded: false,
  pictureWidth: 0,
  durationMs: null,
};
const TELLING = ['loadedmetadata', 'durationchange', 'resize', 'error', 'emptied'];

/** Gives an element its recording, which begins at `offsetMs` of the talk, and moves it with the transport; `retry` asks for the bytes again. */
export function useMediaElement(url: string, offsetMs: number, transport: MediaTransport) {
  const ref = useRef<HTMLVideoElement & HTMLAudioElement>(null);
  const [state, setState] = useState(NOTHING_YET);

  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const tell = (): void => setState(stateOf(element));
    for (const type of TELLING) element.addEventListener(type, tell);
    element.src = url;
    const detach = transport.attach(element, offsetMs);
    return () => {
      detach();
      for (const type of TELLING) element.removeEventListener(type, tell);
      // An element keeps its connection until it is collected, and a browser has only a few for one address.
      element.removeAttribute('src');
      element.load();
      setState(NOTHING_YET);
    };
    // Moving a recording must not load it again: see below.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [url, transport]);
  useEffect(() => transport.setOffset(offsetMs), [transport, offsetMs]);

  return { ref, state, retry: () => ref.current?.load() };
}

function stateOf(element: HTMLVideoElement | HTMLAudioElement): ElementState {
  return {
    errorCode: element.error?.code ?? null,
    errorMessage: element.error?.message ?? '',
    isLoaded: element.readyState >= element.HAVE_METADATA,
    pictureWidth: element instanceof HTMLVideoElement ? element.videoWidth : 0,
    durationMs: Number.isFinite(element.duration) ? Math.round(element.duration * 1_000) : null,
  };
}

/** The loudness of an element as the user left it; it is remembered when a move of the slider ends. */
export function useLoudness(ref: RefObject<HTMLMediaElement | null>) {
  const [savedVolume, saveVolume] = useSetting('volume');
  const [isMuted, setMuted] = useSetting('isMuted');
  const [volume, setVolume] = useState(savedVolume);

  useEffect(() => {
    if (ref.current === null) return;
    ref.current.volume = volume;
    ref.current.muted = isMuted;
  });

  const changeVolume = (next: number): void => {
    setVolume(next);
    if (isMuted && next > 0) setMuted(false);
  };
  return { volume, isMuted, setMuted, changeVolume, keepVolume: saveVolume };
}
