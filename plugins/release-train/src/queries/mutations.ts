import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ApprovalRequest,
  Candidate,
  ChecklistResultRequest,
  Deployment,
  Override,
  Page,
  Run,
  SettleRequest,
} from '@signalbox/backstage-plugin-release-train-common';
import {
  releaseTrainApiRef,
  type ReleaseTrainApi,
} from '../api/ReleaseTrainApi';
import { keys } from './keys';
import { useScope } from './scope';

/** Reads everything of the component again, without making anybody wait for it. */
function useReread(): () => void {
  const { component } = useScope();
  const queryClient = useQueryClient();
  return () => {
    queryClient.invalidateQueries({ queryKey: keys.all(component) });
  };
}

/** Asks for the promotion of a candidate. */
export function usePromote() {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useMutation({
    mutationFn: (request: {
      environment: string;
      candidateId: string;
      revision: number;
      idempotencyKey: string;
      override?: Override;
    }) => {
      const { idempotencyKey, ...body } = request;
      return api.createDeployment({ component, ...body }, { idempotencyKey });
    },
    onSettled: useReread(),
  });
}

/** Does something by the API, and reads everything again whatever became of it. */
export function useAct<TArgs, TResult>(
  act: (api: ReleaseTrainApi, args: TArgs) => Promise<TResult>,
) {
  const api = useApi(releaseTrainApiRef);
  return useMutation<TResult, Error, TArgs>({
    mutationFn: args => act(api, args),
    onSettled: useReread(),
  });
}

/** Says what came of a test case; what is said is shown before it is saved. */
export function useTick(candidateId: string) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  const queryClient = useQueryClient();
  const queryKey = keys.checklist(component, candidateId);
  return useMutation({
    mutationFn: (request: ChecklistResultRequest) =>
      api.putChecklistResult(candidateId, request),
    onSuccess: checklist => queryClient.setQueryData(queryKey, checklist),
    onSettled: useReread(),
  });
}

/** Writes the notes of a candidate. */
export function useWriteNotes(runId: string) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: Parameters<ReleaseTrainApi['writeNotes']>[1]) =>
      api.writeNotes(runId, request),
    onSuccess: notes =>
      queryClient.setQueryData(keys.notes(component, runId), notes),
    onSettled: useReread(),
  });
}

/** Cancels a deployment. */
export function useCancelDeployment() {
  const api = useApi(releaseTrainApiRef);
  return useMutation({
    mutationFn: (request: { deployment: Deployment; reason?: string }) =>
      api.cancelDeployment(request.deployment.id, {
        version: request.deployment.version,
        reason: request.reason,
      }),
    onSettled: useReread(),
  });
}

/** Says what became of a deployment that needs a human. */
export function useSettleDeployment() {
  const api = useApi(releaseTrainApiRef);
  return useMutation({
    mutationFn: (request: {
      deployment: Deployment;
      outcome: SettleRequest['outcome'];
      reason: string;
    }) =>
      api.settleDeployment(request.deployment.id, {
        version: request.deployment.version,
        outcome: request.outcome,
        reason: request.reason,
      }),
    onSettled: useReread(),
  });
}

/** Gives the reader's word on a candidate, or takes it back when the word is `undefined`. */
export function useGiveWord(candidateId: string) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (word: ApprovalRequest | undefined) =>
      word
        ? api.putApproval(candidateId, word)
        : api.deleteApproval(candidateId),
    onSuccess: candidate =>
      queryClient.setQueryData<Page<Run>>(
        keys.runs(component, true),
        page => page && withCandidate(page, candidate),
      ),
    onSettled: useReread(),
  });
}

function withCandidate(page: Page<Run>, candidate: Candidate): Page<Run> {
  return {
    ...page,
    items: page.items.map(run => ({
      ...run,
      candidates: run.candidates.map(other =>
        other.id === candidate.id ? candidate : other,
      ),
    })),
  };
}
