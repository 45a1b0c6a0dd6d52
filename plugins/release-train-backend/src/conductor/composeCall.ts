import {
  countedApprovals,
  neededApprovals,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import type { AnnouncementAsk } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';
import { shortName } from '../announcements/composeStopMessage';
import { formatInstant } from '../announcements/formatInstant';
import { readNotes } from '../announcements/readNotes';
import { renderAnnouncement } from '../announcements/templates';
import type { ConfiguredTrain } from '../config/model';
import {
  toCandidateRecord,
  type CandidateRecord,
  type RunRecord,
} from '../database/rows';
import { loadStandingHolds } from '../queries/loadHolds';
import { loadStandingApprovals } from '../queries/loadStandingApprovals';

/** What the channel is asked or told about a run as a whole. */
export type Call =
  | 'hold-call'
  | 'cut-waits'
  | 'lgtm-call'
  | 'reminder'
  | 'not-staged'
  | 'missed'
  | 'replaced'
  | 'empty';

/** What an announcement about a run as a whole says. */
export interface Said {
  text: string;
  details?: string;
  /** The candidates that wait for words. */
  asks?: AnnouncementAsk[];
}

interface About {
  trx: Knex;
  run: RunRecord;
  train: ConfiguredTrain;
  now: number;
  /** Who may approve, when that is known. */
  approvers?: readonly string[];
}

async function openCandidates({ trx, run }: About): Promise<CandidateRecord[]> {
  const rows = await trx('candidates')
    .where({ run_id: run.id })
    .whereIn('state', ['staged', 'soaking', 'approvable', 'approved'])
    .orderBy('id');
  return rows.map(toCandidateRecord);
}

function asksFor(candidates: readonly CandidateRecord[]): AnnouncementAsk[] {
  return candidates.map(({ id, revision, component }) => ({
    candidateId: id,
    revision,
    name: shortName(component),
  }));
}

async function composeLgtmCall(about: About): Promise<Said> {
  const { trx, run, train, now } = about;
  const candidates = await openCandidates(about);
  return {
    text: renderAnnouncement('lgtmCall', train, {
      train: train.id,
      run: run.slotDate,
      candidates: candidates.map(candidate => ({
        name: shortName(candidate.component),
        sha: shortSha(candidate.sha),
        shaUrl: candidate.shaUrl,
      })),
      several: candidates.length > 1,
      cutEnvironment: train.cutEnvironment,
      promoteEnvironment: train.promoteEnvironment,
      promoteAt: formatInstant(run.promoteAt, train.timeZone),
      late: now >= run.promoteAt,
      quorum: neededApprovals(run, train),
    }),
    details: (await readNotes(trx, candidates)).join('\n\n'),
    asks: asksFor(candidates),
  };
}

async function composeReminder(about: About): Promise<Said> {
  const { trx, run, train, approvers = [] } = about;
  const candidates = await openCandidates(about);
  const approvals = await loadStandingApprovals(
    trx,
    candidates.map(({ id }) => id),
  );
  const standing = candidates.map(candidate => {
    const words = approvals.get(candidate.id) ?? [];
    const authorRefs = candidate.authors.flatMap(
      ({ userRef }) => userRef ?? [],
    );
    const counted = countedApprovals({ approvals: words, authorRefs }).length;
    const needed = neededApprovals(run, train);
    // Whose word would count, and who has not given it.
    const silent =
      counted < needed
        ? approvers.filter(
            user =>
              !authorRefs.includes(user) &&
              !words.some(({ userRef }) => userRef === user),
          )
        : [];
    return { name: shortName(candidate.component), counted, needed, silent };
  });
  const unanswered = approvers.filter(user =>
    standing.some(({ silent }) => silent.includes(user)),
  );
  return {
    text: renderAnnouncement('reminder', train, {
      train: train.id,
      run: run.slotDate,
      candidates: standing.map(({ name, counted, needed }) => ({
        name,
        counted,
        needed,
      })),
      waits: unanswered.length > 0,
      unanswered: unanswered.map(user => ({ name: shortName(user) })),
    }),
    asks: asksFor(candidates),
  };
}

async function composeHoldCall({ trx, run, train }: About): Promise<Said> {
  const holds = (await loadStandingHolds(trx, [run.id])).get(run.id) ?? [];
  return {
    text: renderAnnouncement('holdCall', train, {
      train: train.id,
      run: run.slotDate,
      members: train.members.map(ref => ({ name: shortName(ref) })),
      several: train.members.length > 1,
      cutEnvironment: train.cutEnvironment,
      cutAt: formatInstant(run.cutAt, train.timeZone),
      held: holds.length > 0,
      holds: holds.map(hold => ({
        name: shortName(hold.component),
        number: hold.pullNumber,
        title: hold.pullTitle,
        url: hold.pullUrl,
        by: shortName(hold.askedBy),
      })),
    }),
  };
}

/** Puts the words together; reads the candidates where they are named. */
export async function composeCall(what: Call, about: About): Promise<Said> {
  const { run, train } = about;
  const values = { train: train.id, run: run.slotDate };
  switch (what) {
    case 'hold-call':
      return composeHoldCall(about);
    case 'cut-waits':
    case 'not-staged':
      return {
        text: `**${train.id}**, run of ${run.slotDate}: ${run.detail ?? ''}`,
      };
    case 'missed':
      return {
        text: renderAnnouncement('missed', train, {
          ...values,
          cutAt: formatInstant(run.cutAt, train.timeZone),
          detail: run.detail,
        }),
      };
    case 'replaced':
      return { text: renderAnnouncement('replaced', train, values) };
    case 'empty':
      return {
        text: renderAnnouncement('empty', train, {
          ...values,
          promoteEnvironment: train.promoteEnvironment,
        }),
      };
    case 'reminder':
      return composeReminder(about);
    default:
      return composeLgtmCall(about);
  }
}
