/** The message that asks for words on the candidates of a run. */
export function lgtmCallKey(runId: string): string {
  return `${runId}:lgtm-call`;
}

/** The message that tells of a stop of a run. */
export function stopKey(runId: string, environment: string): string {
  return `${runId}:${environment}`;
}
