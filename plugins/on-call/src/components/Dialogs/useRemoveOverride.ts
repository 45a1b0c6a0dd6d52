import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ApiOverride,
  OverrideRequest,
} from '@signalbox/backstage-plugin-on-call-common';
import { newIdempotencyKey } from '../../api/idempotencyKey';
import { onCallApiRef } from '../../api/OnCallApi';
import { useAct } from '../../queries/useRead';
import { useWords } from '../../translation/useWords';
import { useMessages } from '../shared/Messages';

function requestOf(override: ApiOverride): OverrideRequest {
  const { level, start, end, person, inPlaceOf, reason } = override;
  return { level, start, end, person, inPlaceOf, reason };
}

/** Takes an override back, and offers to make the same one again. */
export function useRemoveOverride(rotation: string, onRemoved: () => void) {
  const { t } = useWords();
  const { show } = useMessages();
  const api = useApi(onCallApiRef);
  const remove = useAct((_, override: ApiOverride) =>
    api.deleteOverride(rotation, override.id),
  );
  const restore = useAct((_, override: ApiOverride) =>
    api.createOverride(rotation, requestOf(override), {
      idempotencyKey: newIdempotencyKey(),
    }),
  );
  const failed = ({ message }: Error) =>
    show({ text: t('weeks.removeFailed', { message }) });
  return {
    isPending: remove.isPending,
    remove: (override: ApiOverride) =>
      remove.mutate(override, {
        onSuccess: () => {
          onRemoved();
          show({
            text: t('weeks.removed'),
            action: {
              label: t('common.undo'),
              // What was chosen may be gone by then, and nobody calls back to what is gone.
              onClick: () =>
                restore.mutateAsync(override).then(
                  () => show({ text: t('weeks.restored') }),
                  ({ message }) => show({ text: message }),
                ),
            },
          });
        },
        onError: failed,
      }),
  };
}
