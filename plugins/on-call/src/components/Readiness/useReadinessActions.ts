import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  AttestRequest,
  Readiness,
} from '@signalbox/backstage-plugin-on-call-common';
import { onCallApiRef } from '../../api/OnCallApi';
import { keys } from '../../queries/keys';
import { withAnswer } from './boxes';

/** Says how a box of a check is, and shows what the server makes of it. */
export function useAttest(
  userRef: string,
  rotation: string | undefined,
  told: {
    onNoted: (checkId: string) => void;
    onRefused: (error: Error) => void;
  },
) {
  const api = useApi(onCallApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({
      checkId,
      ...request
    }: AttestRequest & { checkId: string }) =>
      api.attestReadiness(userRef, checkId, request),
    // Here and not with the call: of several under way, a call hears of the last one only.
    onSuccess: (readiness, { checkId }) => {
      queryClient.setQueryData<Readiness>(
        keys.readiness(userRef, rotation),
        shown => shown && withAnswer(shown, readiness),
      );
      told.onNoted(checkId);
    },
    onError: told.onRefused,
    onSettled: () => {
      queryClient.invalidateQueries({ queryKey: keys.all });
    },
  });
}

/**
 * Has a machine look once by a token. Not a mutation of the query client, which keeps what a
 * mutation was called with: the token must be held nowhere once the answer is here.
 */
export function useTokenLook(userRef: string, rotation: string | undefined) {
  const api = useApi(onCallApiRef);
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);

  async function look(checkId: string, token: string): Promise<boolean> {
    setPending(true);
    setError(null);
    try {
      const readiness = await api.lookWithToken(userRef, checkId, { token });
      queryClient.setQueryData<Readiness>(
        keys.readiness(userRef, rotation),
        shown => shown && withAnswer(shown, readiness),
      );
      return true;
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
      return false;
    } finally {
      setPending(false);
      queryClient.invalidateQueries({ queryKey: keys.all });
    }
  }

  return { look, isPending, error, reset: () => setError(null) };
}
