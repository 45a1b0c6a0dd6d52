import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { onCallApiRef, type OnCallApi } from '../../api/OnCallApi';
import { keys } from '../../queries/keys';

function useChange<T>(
  shiftId: string,
  change: (api: OnCallApi, request: T) => Promise<Handoff>,
) {
  const api = useApi(onCallApiRef);
  const queryClient = useQueryClient();
  return useMutation<Handoff, Error, T>({
    mutationFn: request => change(api, request),
    onSuccess: handoff =>
      queryClient.setQueryData(keys.handoff(shiftId), handoff),
    // After a refusal too: somebody else may have been faster, and what they wrote is to be shown.
    onSettled: () => {
      queryClient.invalidateQueries({ queryKey: keys.all });
    },
  });
}

/** Writes the note at the end of a shift. */
export function useWriteHandoff(shiftId: string) {
  return useChange(
    shiftId,
    (api, request: { markdown: string; version: number }) =>
      api.writeHandoff(shiftId, request),
  );
}

/** Says that the reader has read the note. */
export function useAcknowledgeHandoff(shiftId: string) {
  return useChange(shiftId, (api, request: { version: number }) =>
    api.acknowledgeHandoff(shiftId, request),
  );
}
