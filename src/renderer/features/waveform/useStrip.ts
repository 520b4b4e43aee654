import { useCallback, useEffect, useState, type RefCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../host/HostContext.ts';
import { Strip } from './Strip.ts';
import type { StripElements } from './StripPainter.ts';
import type { StripProps } from './stripActions.ts';

/** The strip in the element that `ref` is given, `null` until that is there; made anew for another talk or language. */
export function useStrip({ durationMs, captions, ...props }: StripProps): {
  readonly strip: Strip | null;
  readonly ref: RefCallback<HTMLElement>;
} {
  const { connection } = useHost();
  const { t } = useTranslation();
  const [strip, setStrip] = useState<Strip | null>(null);
  const { talkId, soundUrl, startMs, transport, text, caret, actions, zoom } = props;
  const ref = useCallback(
    (main: HTMLElement) => {
      const elements = elementsIn(main);
      const created = new Strip({
        connection,
        talkId,
        soundUrl,
        startMs,
        elements,
        transport,
        text,
        caret,
        actions,
        zoom,
        t,
      });
      setStrip(created);
      return () => {
        setStrip(null);
        created.dispose();
      };
    },
    [connection, talkId, soundUrl, startMs, transport, text, caret, actions, zoom, t],
  );
  useEffect(() => strip?.model.setDuration(durationMs), [strip, durationMs]);
  useEffect(() => strip?.model.setCaptions(captions), [strip, captions]);
  return { strip, ref: ref as RefCallback<HTMLElement> };
}

function elementsIn(main: HTMLElement): StripElements {
  const part = <T extends HTMLElement>(name: string): T => main.querySelector<T>(`[data-part="${name}"]`)!;
  return {
    stage: part('stage'),
    canvas: part('canvas'),
    playhead: part('playhead'),
    map: part('map'),
    mapCanvas: part('mapCanvas'),
    mapFrame: part('mapFrame'),
    mapPlayhead: part('mapPlayhead'),
  };
}
