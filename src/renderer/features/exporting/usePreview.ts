import { useQuery } from '@tanstack/react-query';
import type { DeliveryFormatName } from '../../../domain/delivery/deliveryFormats.ts';
import type { TalkId } from '../../../domain/transcript/transcript.ts';
import type { RuleProfile } from '../../../domain/profiles/ruleProfile.ts';
import { useHost } from '../../host/HostContext.ts';
import type { ExportChoice } from '../../host/settings.ts';
import { useRuleProfiles, useTalkProfile } from '../../host/useRuleProfile.ts';

/** A delivery as it would be written now; never an older one, as the text may have changed since. */
export function usePreview(talkId: TalkId, format: DeliveryFormatName, options: ExportChoice['options']) {
  const { connection } = useHost();
  const rules = useDeliveryRules(talkId, options);
  return useQuery({
    queryKey: ['exports.preview', talkId, format, options, rules],
    queryFn: () => connection.call('exports.preview', { talkId, format, options }),
    gcTime: 0,
    staleTime: 0,
  });
}

/** The profile that a delivery keeps to: it may be changed while the delivery is shown. */
function useDeliveryRules(talkId: TalkId, { profile }: ExportChoice['options']): RuleProfile | undefined {
  const ofTalk = useTalkProfile(talkId)?.profile;
  return useRuleProfiles()?.profiles.find(({ id }) => id === profile) ?? ofTalk;
}
