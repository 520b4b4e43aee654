import { useQuery } from '@tanstack/react-query';
import type { DeliveryFormatName } from '../../../domain/delivery/deliveryFormats.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import { useHost } from '../../host/HostContext.ts';
import type { ExportChoice } from '../../host/settings.ts';

/** A delivery as it would be written now; never an older one, as the text may have changed since. */
export function usePreview(talkId: TalkId, format: DeliveryFormatName, options: ExportChoice['options']) {
  const { connection } = useHost();
  return useQuery({
    queryKey: ['exports.preview', talkId, format, options],
    queryFn: () => connection.call('exports.preview', { talkId, format, options }),
    gcTime: 0,
    staleTime: 0,
  });
}
