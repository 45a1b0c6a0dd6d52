import {
  toIso,
  type Change,
  type ReleaseNotes,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ChangeRecord, RunRecord } from '../database/rows';
import type { CandidateDetails } from '../queries/candidateDetails';
import { optionalIso } from './optionalIso';

function toApiChange(change: ChangeRecord): Change {
  return {
    sha: change.sha,
    title: change.title,
    pullNumber: change.pullNumber,
    url: change.url,
    effect: change.effect,
    author: {
      login: change.authorLogin ?? 'unknown',
      userRef: change.authorRef,
    },
    mergedAt: optionalIso(change.mergedAt),
  };
}

/** The release notes of a run the way the API shows them, in the order of the members. */
export function toApiNotes(
  run: RunRecord,
  context: {
    members: readonly string[];
    candidates: readonly CandidateDetails[];
    changes: ReadonlyMap<string, readonly ChangeRecord[]>;
    /** When the channel was last told of them. */
    toldAt?: number;
    now: number;
  },
): ReleaseNotes {
  const { members, candidates, changes, toldAt, now } = context;
  const position = (details: CandidateDetails) =>
    members.indexOf(details.record.component);
  return {
    runId: run.id,
    sections: [...candidates]
      .sort((a, b) => position(a) - position(b))
      .map(({ record }) => ({
        component: record.component,
        candidateId: record.id,
        sha: record.sha,
        baseSha: record.baseSha,
        version: record.version,
        complete: record.changesComplete,
        markdown: record.notes,
        editedBy: record.notesBy,
        editedAt: optionalIso(record.notesAt),
        changes: (changes.get(record.id) ?? []).map(toApiChange),
      })),
    toldAt: optionalIso(toldAt),
    asOf: toIso(now),
  };
}
